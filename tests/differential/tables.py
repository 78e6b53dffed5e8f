"""Random rule tables: well typed, small, written in every spelling that the format allows.

A table is built from names. An input is made when an expression first needs it;
a computed name may use inputs and earlier computed names, so there is no cycle.
"""
import re

AREAS = ["220402", "220403", "220501", "990101"]
PREFIXES = ["22", "2204", "220402", "220403", "9901"]
DATES = ["2023-01-01", "2023-07-01", "2024-01-01", "2024-02-29", "2024-06-30", "2024-07-01", "2025-01-01"]
KNOWN = ["2023-01-01", "2024-01-01", "2024-06-15", "2024-12-31"]
BIRTHS = ["1944-07-01", "1958-02-28", "1960-02-29", "1964-06-30", "1990-01-31", "2006-07-01", "2008-02-29", "2019-12-31"]
TEXTS = ["rural", "urban", "limb", "一级", "孤儿", "A1"]
PARENT = {"household": None, "person": "household", "claim": "person", "asset": "household", "item": "household"}
UNITS = [None, "yuan", "yuan/month", "yuan/year", "month"]
MODES = ["up", "down", "half", "half-down", "half-even", "floor", "ceil"]
QUANTA = ["", "", "0.01", "0.01", "0.1", "1", "5", "10", "0.5", "3", "0.25", "0.15"]
OR, AND, NOT, CMP, SUM, TERM, ATOM = range(7)
WIDE = {"(": "（", ")": "）", ",": "，", ":": "：", "+": "＋", "-": "－", "*": "×", "/": "÷", "=": "＝",
        ">": "＞", "<": "＜", ">=": "≥", "<=": "≤", "!=": "≠", "..": "～"}
TOKEN = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%?|'[^']*'|[^\W\d]\w*(?:\.[^\W\d]\w*)*|\.\.|<=|>=|!=|[-+*/()=<>,:]")


def chain(entity):
    """The entity and its parents, nearest first."""
    out = []
    while entity:
        out.append(entity)
        entity = PARENT[entity]
    return out


class Name:
    def __init__(self, entity, short, kind, unit, level):
        self.entity, self.short, self.kind, self.unit, self.level = entity, short, kind, unit, level
        self.full = entity + "." + short
        self.given = level < 0          # has a data column
        self.declared = level < 0
        self.blank = 0
        self.conditions = []            # of its declaration
        self.rows = []


class Table:
    """One case: names, rules as text, and the shape of the data."""

    def __init__(self, rng):
        self.r = rng
        self.names, self.numbers, self.level = [], {}, 0
        self.units = rng.random() < 0.3
        self.shadow = rng.random() < 0.2
        self.chinese = rng.random() < 0.06
        self.spelling = rng.choices(["plain", "tight", "wide"], [80, 12, 8])[0]
        self.areas = rng.random() < 0.25
        self.date = rng.choice(DATES[2:] + ["2024-08-01", "2024-12-31"])
        self.known = rng.choice(KNOWN) if rng.random() < 0.25 else ""
        self.layout()
        self.before = False

    def layout(self):
        r = self.r
        self.main = r.choices(["household", "person", "claim"], [15, 55, 30])[0]
        self.side = []
        below = {"household": ["person", "asset", "item"], "person": ["claim", "asset", "item"],
                 "claim": ["asset", "item"]}[self.main]
        for e in below:
            if r.random() < (0.45 if e in ("person", "claim") else 0.3):
                self.side.append(e)
        if self.main == "household" and "person" in self.side and r.random() < 0.3:
            self.side.insert(1, "claim")
        self.present = chain(self.main) + self.side
        self.known_entities = self.present if r.random() < 0.9 else list(PARENT)   # rules may name a table that is not there

    # ---- names
    def short(self, entity, kind):
        self.numbers[entity, kind] = n = self.numbers.get((entity, kind), 0) + 1
        letter = {"number": "n", "text": "t", "bool": "b", "date": "d"}[kind]
        if self.chinese:
            letter = {"n": "数", "t": "文", "b": "否则", "d": "日"}[letter]
        return "%s%s%d" % ("" if self.shadow else entity[0], letter, n)

    def make(self, entity, kind, unit, level):
        n = Name(entity, self.short(entity, kind), kind, unit, level)
        self.names.append(n)
        return n

    def spell(self, n, scope):
        """A name as written in this scope: short where that is the nearest one."""
        if self.shadow:
            return n.short if n.entity == scope.entity else n.full
        return n.full if self.r.random() < 0.08 else n.short

    def pick(self, scope, kind, unit):
        """A name of this type that the scope can see; a new input when there is none or by chance."""
        have = [n for n in self.names if n.kind == kind and n.unit == unit and n.entity in scope.chain
                and n.level < self.level]
        computed = [n for n in have if n.level >= 0]
        inputs = [n for n in have if n.level < 0]
        if computed and self.r.random() < 0.5:
            return self.r.choice(computed)
        if inputs and (len(inputs) > 1 or self.r.random() < 0.7):
            return self.r.choice(inputs)
        entity = scope.chain[0] if self.r.random() < 0.75 else self.r.choice(scope.chain)
        return self.make(entity, kind, unit, -1)


class Scope:
    """Where an expression stands: the row's entity, and the rule's own entity inside an aggregate."""

    def __init__(self, entity, mine=None, depth=0):
        self.entity, self.chain, self.mine, self.depth = entity, chain(entity), mine, depth


class Writer:
    """Writes expressions of a type; every method returns (text, precedence)."""

    def __init__(self, table):
        self.t, self.r = table, table.r
        self.simple = False     # in conditions of declarations: inputs only

    def wrap(self, e, least):
        text, prec = e
        if prec < least or (prec < ATOM and self.r.random() < 0.04):
            return "(" + text + ")"
        return text

    def expr(self, scope, kind, unit=None, depth=2):
        return {"number": self.number, "bool": self.boolean, "date": self.day, "text": self.text}[kind](scope, unit, depth)

    def ref(self, scope, kind, unit=None):
        if scope.mine and self.r.random() < 0.25:
            n = self.t.pick(scope.mine, kind, unit)
            if not self.t.shadow or n.entity == scope.mine.entity:
                return "my." + n.short, ATOM        # found from the rule's row upward
            if n.entity in scope.chain[1:]:
                return n.full, ATOM
        return self.t.spell(self.t.pick(scope, kind, unit), scope), ATOM

    def literal(self):
        r = self.r
        return r.choices([lambda: str(r.randrange(0, 13)), lambda: str(r.choice([50, 100, 317, 400, 3450, 3804])),
                          lambda: "%d.%d" % (r.randrange(0, 20), r.randrange(1, 10)), lambda: "%d%%" % r.choice([5, 10, 25, 33, 60, 150]),
                          lambda: "%d.%02d" % (r.randrange(0, 500), r.randrange(1, 100)),
                          lambda: r.choice(["0.5", "1.5", "2.5", "7.5", "12.5", "0.125", "0.005", "0.015", "10.25"])],
                         [35, 20, 12, 15, 8, 10])[0](), ATOM

    # ---- numbers
    def number(self, scope, unit, depth):
        r = self.r
        if depth <= 0:
            return self.ref(scope, "number", unit) if r.random() < 0.65 else self.literal()
        ways = [(20, self.add), (12, self.times), (10, self.least), (5, self.slice), (5, self.negative), (12, self.leaf)]
        if unit is None:
            ways += [(6, self.divide), (8, self.count), (6, self.calendar)]
        else:
            ways += [(6, self.divide)]
        if unit in ("yuan/month", "yuan/year"):
            ways += [(15, self.period)]
        if scope.depth < 2:
            ways += [(14, self.total)]
        if scope.depth == 0:
            ways += [(10, self.shift)]
        return r.choices([w for _, w in ways], [n for n, _ in ways])[0](scope, unit, depth)

    def leaf(self, scope, unit, depth):
        return self.number(scope, unit, 0)

    def carrying(self, scope, unit, depth):
        """An expression that surely has the unit: a bare literal would fit any."""
        if unit is None:
            return self.number(scope, unit, depth)
        return self.ref(scope, "number", unit)

    def add(self, scope, unit, depth):
        op = self.r.choice("+-")
        a, b = self.number(scope, unit, depth - 1), self.number(scope, unit, depth - 1)
        return "%s %s %s" % (self.wrap(a, SUM), op, self.wrap(b, TERM)), SUM

    def times(self, scope, unit, depth):
        if unit == "yuan" and self.r.random() < 0.3:
            a, b = self.ref(scope, "number", "yuan/month"), self.ref(scope, "number", "month")
        else:
            a, b = self.carrying(scope, unit, depth - 1), self.number(scope, None, depth - 1)
        if self.r.random() < 0.4:
            a, b = b, a
        return "%s * %s" % (self.wrap(a, TERM), self.wrap(b, ATOM)), TERM

    def divide(self, scope, unit, depth):
        if unit is None and self.t.units and self.r.random() < 0.4:
            u = self.r.choice(UNITS[1:])
            a, b = self.ref(scope, "number", u), self.ref(scope, "number", u)
        else:
            a, b = self.carrying(scope, unit, depth - 1), self.number(scope, None, depth - 1)
        return "%s / %s" % (self.wrap(a, TERM), self.wrap(b, ATOM)), TERM

    def least(self, scope, unit, depth):
        args = [self.number(scope, unit, depth - 1) for _ in range(self.r.choice([2, 2, 3]))]
        return "%s(%s)" % (self.r.choice(["min", "max"]), ", ".join(a for a, _ in args)), ATOM

    def slice(self, scope, unit, depth):
        args = [self.number(scope, unit, depth - 1), self.number(scope, unit, 0)]
        if self.r.random() < 0.6:
            args.append(self.number(scope, unit, 0))
        return "part(%s)" % ", ".join(a for a, _ in args), ATOM

    def negative(self, scope, unit, depth):
        return "-" + self.wrap(self.number(scope, unit, depth - 1), ATOM), ATOM

    def period(self, scope, unit, depth):
        fn, other = ("monthly", "yuan/year") if unit == "yuan/month" else ("yearly", "yuan/month")
        e = self.carrying(scope, other, depth - 1) if self.r.random() < 0.7 else self.literal()
        return "%s(%s)" % (fn, e[0]), ATOM

    def calendar(self, scope, unit, depth):
        r = self.r
        d = lambda: self.day(scope, None, depth - 1)[0]
        born = self.ref(scope, "date")[0] if r.random() < 0.8 else r.choice(BIRTHS)
        return r.choice([lambda: "age(%s)" % born, lambda: "age(%s)" % born, lambda: "age(%s, %s)" % (born, d()),
                         lambda: "year(%s)" % d(), lambda: "month(%s)" % d(), lambda: "day(%s)" % d(),
                         lambda: "months(%s, %s)" % (d(), d()), lambda: "days(%s, %s)" % (d(), d())])(), ATOM

    def scanned(self, scope):
        """The entity of an aggregate: one that has a parent above this row."""
        can = [e for e in self.t.known_entities if e != "household" and PARENT[e] in self.above(scope) and
               not (e == "person" and scope.entity == "claim" and self.t.r.random() < 0.7)]
        return self.r.choice(can) if can else None

    def above(self, scope):
        return set(scope.chain) | ({"person"} if "person" in self.t.known_entities else set())

    def inside(self, scope, entity):
        return Scope(entity, scope.mine or scope, scope.depth + 1)

    def head(self, scope, entity):
        """`entity` or `entity before`, where the scanned rows are the row's own siblings."""
        if scope.depth == 0 and entity == scope.entity and self.r.random() < 0.35:
            self.t.before = True
            return entity + " before"
        return entity

    def where(self, inner, depth, often=0.5):
        if self.r.random() >= often:
            return ""
        return " where " + self.boolean(inner, None, min(depth - 1, 1))[0]

    def total(self, scope, unit, depth):
        e = self.scanned(scope)
        if not e:
            return self.leaf(scope, unit, depth)
        inner, fn = self.inside(scope, e), self.r.choices(["sum", "max", "min"], [60, 20, 20])[0]
        return "%s(%s: %s%s)" % (fn, self.head(scope, e), self.number(inner, unit, min(depth - 1, 1))[0],
                                 self.where(inner, depth)), ATOM

    def count(self, scope, unit, depth):
        e = self.scanned(scope)
        if not e or scope.depth > 1:
            return self.leaf(scope, unit, depth)
        inner = self.inside(scope, e)
        return "count(%s%s)" % (self.head(scope, e), self.where(inner, depth, 0.7)), ATOM

    def other_day(self):
        return self.r.choice(["add_months(date, %s%d)" % (self.r.choice(["-", ""]), self.r.choice([1, 6, 12, 18])), self.r.choice(DATES)])

    def shift(self, scope, unit, depth, kind="number"):
        """What was or will be: mostly of a computed name, and on two days to compare."""
        dated = [n for n in self.t.names if n.kind == kind and n.unit == unit and 0 <= n.level < self.t.level and n.entity in scope.chain]
        if not dated or self.r.random() < 0.3:
            return "at(%s: %s)" % (self.other_day(), self.expr(scope, kind, unit, depth - 1)[0]), ATOM
        name = self.t.spell(self.r.choice(dated), scope)
        once = "at(%s: %s)" % (self.other_day(), name)
        if kind != "number" or self.r.random() < 0.5:
            return once, ATOM
        return "%s - at(%s: %s)" % (once, self.other_day(), name), SUM

    # ---- dates and texts
    def day(self, scope, unit, depth):
        r = self.r
        if depth > 0 and r.random() < 0.3:
            n = r.choice(["1", "6", "12", "-1", "-12", "36", "0"])
            if r.random() < 0.8:
                return "add_months(%s, %s)" % (self.day(scope, None, depth - 1)[0], n), ATOM
            return "%s(%s, %s)" % (r.choice(["min", "max"]), self.day(scope, None, 0)[0], self.day(scope, None, 0)[0]), ATOM
        way = r.random()
        if way < 0.4 and not self.simple:
            return "my.date" if scope.mine and r.random() < 0.4 else "date", ATOM
        if way < 0.7:
            return self.ref(scope, "date")
        return r.choice(DATES + BIRTHS), ATOM

    def text(self, scope, unit, depth):
        if self.r.random() < 0.6:
            return self.ref(scope, "text")
        return "'%s'" % self.r.choice(TEXTS), ATOM

    # ---- bools
    def boolean(self, scope, unit, depth):
        r = self.r
        if depth <= 0:
            return self.r.choices([self.plain, self.compare, self.member], [40, 35, 25])[0](scope, unit, 0)
        ways = [(10, self.plain), (20, self.compare), (12, self.member), (14, self.both), (14, self.either), (8, self.negate),
                (5, self.known), (3, self.same)]
        if scope.depth < 2:
            ways += [(10, self.some)]
        if scope.depth == 0:
            ways += [(2, lambda s, u, d: self.shift(s, u, d, "bool"))]
        return r.choices([w for _, w in ways], [n for n, _ in ways])[0](scope, unit, depth)

    def plain(self, scope, unit, depth):
        if self.r.random() < 0.06:
            return self.r.choice(["yes", "no", "true", "false", "是", "否"]), ATOM
        return self.ref(scope, "bool")

    def compare(self, scope, unit, depth):
        op = self.r.choice(["=", "!=", "<", "<=", ">", ">="])
        way = self.r.random()
        if way < 0.12:
            a, b = self.ref(scope, "text"), self.text(scope, None, 0)
            op = self.r.choice(["=", "!="])
        elif way < 0.27:
            a, b = self.day(scope, None, depth), self.day(scope, None, depth - 1)
        else:
            u = self.r.choice(UNITS) if self.t.units else None
            a, b = self.number(scope, u, depth), self.number(scope, u, depth - 1)
        return "%s %s %s" % (self.wrap(a, SUM), op, self.wrap(b, SUM)), CMP

    def same(self, scope, unit, depth):
        b = self.r.choice([lambda: self.ref(scope, "bool")[0], lambda: "yes", lambda: "no"])()
        return "%s %s %s" % (self.ref(scope, "bool")[0], self.r.choice(["=", "!="]), b), CMP

    def member(self, scope, unit, depth):
        r = self.r
        kind = r.choices(["number", "text", "date"], [65, 25, 10])[0]
        u = r.choice(UNITS) if kind == "number" and self.t.units else None
        a = self.expr(scope, kind, u, min(depth, 1)) if kind == "number" else self.ref(scope, kind)
        return "%s in (%s)" % (self.wrap(a, SUM), self.items(kind, False)), CMP

    def both(self, scope, unit, depth):
        return "%s and %s" % (self.wrap(self.boolean(scope, None, depth - 1), AND), self.wrap(self.boolean(scope, None, depth - 1), NOT)), AND

    def either(self, scope, unit, depth):
        return "%s or %s" % (self.wrap(self.boolean(scope, None, depth - 1), OR), self.wrap(self.boolean(scope, None, depth - 1), AND)), OR

    def negate(self, scope, unit, depth):
        e = self.boolean(scope, None, depth - 1)
        if e[0].startswith("not"):      # `not not` is a spelling whose identity the prototype does not normalise
            return e
        return "not " + self.wrap(e, NOT), NOT

    def known(self, scope, unit, depth):
        kind = self.r.choice(["number", "bool", "text", "date"])
        u = self.r.choice(UNITS) if kind == "number" and self.t.units else None
        return "has(%s)" % self.ref(scope, kind, u)[0], ATOM

    def some(self, scope, unit, depth):
        e = self.scanned(scope)
        if not e:
            return self.plain(scope, unit, depth)
        inner, fn = self.inside(scope, e), self.r.choice(["any", "all"])
        body = ": " + self.boolean(inner, None, min(depth - 1, 1))[0]
        if fn == "any" and self.r.random() < 0.1:
            body = ""
        return "%s(%s%s%s)" % (fn, self.head(scope, e), body, self.where(inner, depth, 0.3)), ATOM

    # ---- sets: of in(...) and of table cells
    def items(self, kind, cell):
        return ", ".join(self.item(kind, cell) for _ in range(self.r.choices([1, 2, 3], [55, 35, 10])[0]))

    def item(self, kind, cell):
        r = self.r
        if kind == "text":
            t = r.choice(TEXTS)
            return t if cell and r.random() < 0.8 else "'%s'" % t
        lo, hi = self.bounds(kind, cell)
        way = r.randrange(10)
        if way < 3:
            return lo
        if way < 4:
            return r.choice(["!=", "<", "<=", ">", ">="]) + lo
        open_low, open_high = r.random() < 0.25, r.random() < 0.25
        left = "" if way == 4 else lo + ("<" if open_low else "")
        right = "" if way == 5 else ("<" if open_high else "") + hi
        return left + ".." + right

    def bounds(self, kind, cell):
        r = self.r
        if kind == "date":
            return sorted([r.choice(DATES), r.choice(DATES + BIRTHS)])
        a, b = sorted([r.choice([0, 1, 2, 3, 6, 12, 18, 60, 100, 400]), r.choice([0, 1, 2, 4, 16, 59, 80, 317, 500])])
        if r.random() < 0.1:
            a = -a
        if not cell and r.random() < 0.1:
            return "%d + 1" % a, "%d * 2" % b
        if r.random() < 0.1:
            return "%d.5" % a if a >= 0 else str(a), "%d.5" % b
        return str(a), str(b)


def respell(text, style, rng):
    """The same tokens in another spelling; texts in quotes and dates stay."""
    if style == "plain":
        return text
    out = ""
    for tok in TOKEN.findall(text):
        if style == "wide" and tok in WIDE and rng.random() < 0.7:
            tok = WIDE[tok]
        elif style == "wide" and tok.endswith("%"):
            tok = tok[:-1] + "％"
        if out and (re.match(r"[\w']", tok) and re.search(r"[\w'.%％]$", out)):
            out += " "
        out += tok
    return out
