"""Rule rows and data for the names of a random table."""
from tables import AREAS, BIRTHS, DATES, KNOWN, MODES, PARENT, PREFIXES, QUANTA, TEXTS, UNITS, Name, Scope, Table, Writer, chain, respell

KEY = {"household": "household_id", "person": "id_number", "claim": "claim_id", "asset": "asset_id", "item": "item_id"}
LETTER = {"household": "H", "person": "P", "claim": "C", "asset": "A", "item": "I"}
META = ["id", "name", "pick", "when", "value", "unit", "round", "over", "area", "from", "to", "issued", "cite", "note", "label"]


class Part:
    """One `and`-part of a condition, in the spellings that are the same condition."""

    def __init__(self, name, cell, when, text=False):
        self.name, self.cell, self.when, self.text = name, cell, when, text


class Pack:
    def __init__(self, rng):
        self.r = rng
        self.t = Table(rng)
        self.w = Writer(self.t)
        self.rows = []          # dicts: column -> cell
        self.ids = 0
        self.plain_ids = rng.random() < 0.9
        self.cited = rng.random() < 0.2
        self.wants = []
        for _ in range(rng.choices([1, 2, 3, 4], [15, 35, 35, 15])[0]):
            self.computed()
        for n in list(self.t.names):
            self.declare(n)
        rng.shuffle(self.rows)
        text = " ".join(c for x in self.rows for c in x.values())
        self.t.side = [e for e in self.t.side if e in text or e == "person" or rng.random() < 0.1]
        self.t.present = chain(self.t.main) + self.t.side

    # ---- one computed name
    def computed(self):
        r, t = self.r, self.t
        can = [e for e in t.known_entities]
        weights = [4 if e in chain(t.main) else 1 for e in can]
        entity = r.choices(can, weights)[0]
        kind = r.choices(["number", "bool", "text", "date"], [55, 32, 7, 6])[0]
        unit = r.choice(UNITS) if kind == "number" and t.units else None
        t.level += 1
        n = Name(entity, t.short(entity, kind), kind, unit, t.level)
        n.typed = kind != "number" and r.random() < 0.6 or unit is not None
        scope = Scope(entity)
        plans = [(20, self.single), (22, self.exceptions), (14, self.table), (17, self.versions), (7, self.clash), (9, self.doubts)]
        if kind in ("number", "bool"):
            plans += [(24, self.picked)]
        if kind == "number" and unit is None and entity in ("claim", "person"):
            plans += [(12, self.running)]
        before = len(self.rows)
        r.choices([p for _, p in plans], [k for k, _ in plans])[0](n, scope)
        self.limit(n, before)
        t.names.append(n)
        n.given = n.declared = r.random() < 0.12
        if r.random() < 0.05:
            n.declared = True
        if entity in chain(t.main):
            self.wants.append(n)

    def id(self, n, tail=None):
        self.ids += 1
        return "%s.%s" % (n.short, tail or "abcdefghijklmnopqrstuvwxyz"[self.ids % 26] + str(self.ids // 26 or "")) if self.plain_ids else ""

    def row(self, n, parts=(), value="", **more):
        row = {"name": n.full, "value": value}
        if self.cited:
            row["cite"] = "x"
        row.update({k.rstrip("_"): v for k, v in more.items() if v})
        if n.typed:
            row["unit"] = n.unit or (n.kind if n.kind != "number" else "")
        self.place(row, parts, Scope(n.entity))
        if n.kind == "number" and self.r.random() < 0.3:
            row["round"] = " ".join([self.r.choice(MODES), self.r.choice(QUANTA)]).strip()
        self.rows.append(row)
        return row

    def place(self, row, parts, scope):
        """Write the parts as cells or into `when`, in any order."""
        when = []
        for p in self.r.sample(list(parts), len(parts)):
            column = p.name and "?" + self.t.spell(p.name, scope)
            if p.cell is not None and column not in row and (p.when is None or self.r.random() < 0.5):
                row[column] = p.cell
            else:
                when.append(p.when if p.when is not None else "%s in (%s)" % (self.t.spell(p.name, scope), p.text))
        if when:
            row["when"] = respell(" and ".join(when), self.t.spelling, self.r)

    def part(self, scope):
        """A random condition part; cells and `when` only where both are the same condition."""
        r, w = self.r, self.w
        way = r.random()
        if way < 0.3:
            n = self.t.pick(scope, "bool", None)
            yes = r.random() < 0.7
            spelled = n.short if not self.t.shadow or n.entity == scope.entity else n.full
            return Part(n, r.choice(["yes", "是", "true"]) if yes else r.choice(["no", "否", "false"]), spelled if yes else "not " + spelled)
        if way < 0.65:
            kind = r.choices(["number", "text"], [70, 30])[0]
            n = self.t.pick(scope, kind, r.choice(UNITS) if kind == "number" and self.t.units else None)
            if r.random() < 0.3:
                v = str(r.randrange(0, 5)) if kind == "number" else r.choice(TEXTS)
                spelled = n.short if not self.t.shadow or n.entity == scope.entity else n.full
                return Part(n, v, "%s = %s" % (spelled, v if kind == "number" else "'%s'" % v))
            return Part(n, w.items(kind, True), None)
        e = w.boolean(scope, None, r.choice([0, 1, 1, 2]))
        return Part(None, None, w.wrap(e, 2))       # inside `and`: a disjunction in parentheses

    def parts(self, scope, least=1):
        out, names = [], set()
        for _ in range(max(least, self.r.choices([0, 1, 2, 3], [5, 60, 28, 7])[0])):
            p = self.part(scope)
            if p.name is None or p.name not in names:
                names.add(p.name)
                out.append(p)
        return out

    def value(self, n, scope, depth=None):
        r = self.r
        if n.kind == "bool" and r.random() < 0.55:
            v = r.choices(["yes", "no", "review"], [45, 40, 15])[0]
            return {"yes": "是", "no": "否", "review": "待核"}[v] if r.random() < 0.08 else v
        if r.random() < 0.02:
            return "review"
        depth = r.choice([0, 1, 1, 2, 2]) if depth is None else depth
        return respell(self.w.expr(scope, n.kind, n.unit, depth)[0], self.t.spelling, r)

    def plainvalue(self, n, scope):
        """Mostly a literal: many rows of one name stay short and often clash or agree."""
        if n.kind == "number" and self.r.random() < 0.7:
            return str(self.r.choice([0, 1, 2, 5, 10, 12.5, 2.5, 7.5, 0.125]))
        return self.value(n, scope, 1)

    # ---- plans
    def single(self, n, scope):
        self.row(n, [], self.value(n, scope, self.r.choice([1, 2, 2, 3])), id=self.id(n))

    def exceptions(self, n, scope):
        r = self.r
        first = self.id(n, "0")
        if r.random() < 0.85:
            self.row(n, [], self.plainvalue(n, scope), id=first)
        previous = []
        for _ in range(r.choice([1, 1, 2, 2, 3])):
            over = ""
            if previous and all(previous) and r.random() < 0.75:
                over = r.choice([previous[-1], " ".join(previous), n.short + ".*" if r.random() < 0.3 else previous[-1]])
            if over.endswith(".*") and any(".*" in x.get("over", "") for x in self.rows):
                over = ""       # two such rows would beat each other
            me = self.id(n)
            if over.endswith(".*") and r.random() < 0.5:
                me = "z" + me
            self.row(n, self.parts(scope), self.plainvalue(n, scope), id=me, over=over if me else "")
            if over.endswith(".*"):
                break
            previous.append(me)

    def picked(self, n, scope):
        r = self.r
        pick = r.choice(["max", "min", "sum"] if n.kind == "number" else ["max", "min"])
        everywhere, base = r.random() < 0.5, True
        if r.random() < 0.8:
            value = {"max": "no", "min": "yes"}[pick] if n.kind == "bool" and r.random() < 0.8 else self.plainvalue(n, scope)
            self.row(n, [], value, id=self.id(n, "0"), pick=pick)
            base = False
        previous = []
        for _ in range(r.choice([1, 2, 2, 3, 3, 4])):
            over = r.choice(previous) if previous and r.random() < 0.12 else ""
            me = self.id(n)
            value = self.value(n, scope, 1) if r.random() < 0.4 else self.plainvalue(n, scope)
            self.row(n, self.parts(scope), value, id=me, pick=pick if everywhere or base else "", over=over if me else "")
            base = False
            if me:
                previous.append(me)

    def table(self, n, scope):
        """A printed table: one test name cut into ranges, as a ?x column or as a crosstab."""
        r = self.r
        x = self.t.pick(scope, r.choices(["number", "bool", "text"], [65, 15, 20])[0], None)
        if x.kind == "number":
            cuts = sorted(r.sample([1, 2, 4, 7, 12, 16, 60, 100], r.choice([1, 2, 3])))
            cells = ["..<%d" % cuts[0]] + ["%d..<%d" % c for c in zip(cuts, cuts[1:])] + ["%d.." % cuts[-1]]
            if r.random() < 0.2:
                cells = [str(c) for c in cuts] + [", ".join(["3", "5..6"])]
        else:
            cells = ["yes", "no"] if x.kind == "bool" else r.sample(TEXTS, 2) + (["rural, urban"] if r.random() < 0.2 else [])
        if r.random() < 0.15:
            cells.pop()
        second = self.parts(scope) if r.random() < 0.4 else []
        second = [p for p in second if p.name is not x]
        spelled, me = self.t.spell(x, scope), self.id(n)
        rows = [second] if not second or r.random() < 0.5 else [second, []]
        if r.random() < 0.55:
            for parts in rows:
                row = self.row(n, parts, "", id=me)
                for c in cells:
                    row["%s=%s" % (spelled, c)] = self.plainvalue(n, scope)
        else:
            for c in cells:
                row = self.row(n, second, self.plainvalue(n, scope), id=me)
                row["?" + spelled] = c
        if r.random() < 0.3:
            self.row(n, [], self.plainvalue(n, scope), id=self.id(n))

    def versions(self, n, scope):
        """The same conditions in several versions and places; sometimes repealed."""
        r = self.r
        parts = self.parts(scope) if r.random() < 0.5 else []
        me = self.id(n)
        pick = r.choice(["max", "sum"]) if n.kind == "number" and r.random() < 0.2 else ""
        for i in range(r.choice([2, 2, 3, 4])):
            row = self.row(n, parts, self.plainvalue(n, scope), id=me if not i or r.random() < 0.7 else self.id(n), pick=pick)
            if r.random() < 0.8:
                row["from"] = r.choice(DATES)
            if r.random() < 0.2:
                row["to"] = r.choice([d for d in DATES if d >= row.get("from", "")])
            if r.random() < 0.35:
                row["issued"] = r.choice(KNOWN + DATES)
            if self.t.areas and r.random() < 0.6:
                row["area"] = r.choice(PREFIXES)
        if me and r.random() < 0.3:
            if r.random() < 0.6:
                self.row(n, [], self.plainvalue(n, scope), id=self.id(n, "new"), from_=r.choice(DATES))
            repeal = {"id": "end", "name": r.choice(["*", n.full]), "value": "repealed", "over": r.choice([me, me, n.short + ".*"]),
                      "from": r.choice(DATES)}
            if r.random() < 0.4:
                repeal["issued"] = r.choice(KNOWN)
            if self.t.areas and r.random() < 0.4:
                repeal["area"] = r.choice(PREFIXES)
            self.rows.append(repeal)

    def clash(self, n, scope):
        for _ in range(self.r.choice([2, 2, 3])):
            self.row(n, self.parts(scope), self.plainvalue(n, scope), id=self.id(n))

    def doubts(self, n, scope):
        """Rows that perhaps hit, beat each other or add up: one alone may change nothing, two together may."""
        r, t = self.r, self.t
        few = {"number": ["5", "5", "5", "0", "-5", "1"], "bool": ["yes", "yes", "no"], "text": ["'A1'", "'A1'", "'limb'"],
               "date": [DATES[0], DATES[0], DATES[1]]}[n.kind]
        pick = r.choice({"number": ["", "sum", "sum", "max"], "bool": ["", "max", "min"]}.get(n.kind, [""]))
        tests = []
        for _ in range(r.choice([2, 3, 3])):
            b = t.pick(scope, "bool", None) if r.random() < 0.4 else t.make(scope.entity, "bool", None, -1)
            b.blank = 0.5
            tests.append(b)
        if r.random() < 0.7:
            self.row(n, [], r.choice(few), id=self.id(n, "0"), pick=pick).pop("round", None)
        if n.kind in ("number", "bool") and self.plain_ids and r.random() < 0.4:
            return self.guarded(n, tests, {"number": "5", "bool": "yes"}[n.kind], {"number": "3", "bool": "no"}[n.kind])
        before = []
        for b in r.sample(tests * 2, r.choice([2, 3, 4])):
            yes = r.random() < 0.8
            spelled = b.short if not t.shadow or b.entity == scope.entity else b.full
            over = r.choice(before) if before and all(before) and r.random() < 0.4 else ""
            me = self.id(n)
            self.row(n, [Part(b, "yes" if yes else "no", spelled if yes else "not " + spelled)], r.choice(few), id=me, pick=pick,
                     over=over if me else "").pop("round", None)
            before.append(me)

    def guarded(self, n, tests, high, low):
        """Two equal rows, each beaten by another: only both together change the value."""
        def put(test, value, over=""):
            spelled = test.short if not self.t.shadow or test.entity == n.entity else test.full
            me = self.id(n)
            self.row(n, [Part(test, "yes", spelled)], value, id=me, pick="max", over=over).pop("round", None)
            return me
        for row in self.rows:
            if row["name"] == n.full:
                row["pick"] = "max"
        first, second = put(tests[0], high), put(tests[0], high)
        put(tests[1], low, first)
        put(tests[-1], low, second)

    def running(self, n, scope):
        """A recurrence over the rows before this one: paid so far, and what is left of a cap."""
        r, e = self.r, n.entity
        self.t.before = True
        own = self.t.spell(n, scope) if not self.t.shadow else n.short
        where = r.choice(["", " where year(date) = year(my.date)" if e == "claim" else "",
                          " where " + self.w.boolean(Scope(e, scope, 1), None, 0)[0]])
        x = self.w.ref(scope, "number", None)[0]
        value = "max(0, min(%s, %d - sum(%s before: %s%s)))" % (x, r.choice([5, 10, 20, 400]), e, own, where)
        self.row(n, [], value if r.random() < 0.6 else "%s + sum(%s before: %s%s) / 2" % (x, e, own, where), id=self.id(n))

    def limit(self, n, first):
        """Dates, documents and places on some rows of any plan."""
        r = self.r
        for row in self.rows[first:]:
            if "from" not in row and row["value"] != "repealed" and r.random() < 0.06:
                row["from"] = r.choice(DATES)
            if self.t.areas and "area" not in row and r.random() < 0.06:
                row["area"] = r.choice(PREFIXES)

    # ---- declarations
    def declare(self, n):
        r = self.r
        if not n.declared:
            return
        row = {"name": n.full, "unit": n.unit or {"number": r.choice(["", "%", "int"]), "text": "text", "bool": "bool", "date": "date"}[n.kind]}
        n.int = row["unit"] == "int"
        if n.int and n.level >= 0:
            row["unit"], n.int = "", False      # rules may compute a fraction
        if r.random() < 0.12:
            if n.kind == "number":
                way = r.random()
                if way < 0.4:
                    row["when"] = respell("%s >= %s" % (n.short, r.choice(["0", "1", "-1"])), self.t.spelling, r)
                elif way < 0.7:
                    row["when"] = "%s in (%s)" % (n.short, r.choice(["0..400", "0..6", "..<1000", "0, 1, 2, 5..", "!=3"]))
                else:
                    row["?" + n.short] = r.choice(["0..400", "..<60", "0..12, 50.."])
                if r.random() < 0.3:
                    row["when"] = "%s%s <= %d" % (row["when"] + " and " if "when" in row else "", n.short, r.choice([12, 500, 4000]))
            elif n.kind == "text":
                row["?" + n.short] = ", ".join(r.sample(TEXTS, 4))
            elif n.kind == "date":
                row["when"] = "%s <= %s" % (n.short, r.choice(DATES[1:]))
        self.rows.append(row)

    # ---- as text
    def tables(self):
        """The rows under as many headers as they need."""
        r, out, left = self.r, [], list(self.rows)
        while left:
            cross = [c for c in left[0] if "=" in c]
            mine = [x for x in left if [c for c in x if "=" in c] == cross]
            if len(mine) > 3 and r.random() < 0.3:
                mine = mine[:2]
            left = [x for x in left if not any(x is y for y in mine)]
            head = [c for c in META if any(c in x for x in mine)] + sorted({c for x in mine for c in x if c[0] == "?"}) + cross
            if r.random() < 0.2:
                r.shuffle(head)
            if "value" not in head and not cross:
                head.append("value")
            out.append("\t".join(head))
            for x in mine:
                pad = " " if r.random() < 0.03 else ""
                out.append("\t".join(pad + x[c] + pad if x.get(c) else "" for c in head))
            if r.random() < 0.04:
                out += ["# " + r.choice(["附则", "a comment"]), ""]
        return out


class Data:
    """The tables of a case: rows of each entity with typed cells, and their text."""

    def __init__(self, rng, pack):
        self.r, self.p, self.t = rng, pack, pack.t
        self.blank = rng.choice([0, 0.1, 0.1, 0.3])
        self.count = dict.fromkeys(PARENT, 0)
        self.columns = {e: [n for n in self.t.names if n.entity == e and n.given and rng.random() > 0.04] for e in PARENT}
        self.households = [self.make("household", None) for _ in range(rng.choices([1, 2, 3], [60, 32, 8])[0])]

    def make(self, entity, parent):
        r = self.r
        self.count[entity] += 1
        row = {"entity": entity, "id": LETTER[entity] + str(self.count[entity]), "parent": parent, "kids": [], "cells": {}}
        for n in self.columns[entity]:
            row["cells"][n.full] = self.cell(n)
        if entity == "claim":
            row["date"] = r.choice(DATES + ["2024-05-01", "2024-12-31"])
        for e in self.t.present:
            if PARENT[e] == entity:
                least = 1 if e in chain(self.t.main) else 0
                kids = [self.make(e, row) for _ in range(r.choices([least, 1, 2, 3], [20, 35, 30, 15])[0])]
                if e == "claim":
                    for k, d in zip(kids, sorted(k["date"] for k in kids)):
                        k["date"] = d
                row["kids"] += kids
        return row

    def cell(self, n):
        r = self.r
        if r.random() < (0.7 if n.level >= 0 else max(n.blank, self.blank)):
            return ""
        if n.kind == "bool":
            return r.choices(["yes", "no", "review"], [48, 47, 5])[0]
        if n.kind == "text":
            return r.choice(TEXTS + ["7", "007"])
        if n.kind == "date":
            return r.choice(DATES + BIRTHS)
        pool = [lambda: str(r.randrange(0, 7)), lambda: str(r.choice([0, 12, 16, 18, 59, 60, 80, 100, 317, 400])), lambda: "-" + str(r.randrange(1, 30))]
        if not n.int:
            pool += [lambda: "%d.%d" % (r.randrange(0, 60), r.randrange(0, 10)), lambda: "%d.%02d" % (r.randrange(0, 500), r.randrange(0, 100))]
        return r.choices(pool, [40, 30, 4, 13, 13][:len(pool)])[0]()

    def walk(self, row=None):
        for x in ([row] if row else self.households):
            yield x
            for k in x["kids"]:
                yield from self.walk(k)

    def table(self, entity, whole):
        """The lines of one table: with the parents' facts (the main one) or with their keys only."""
        ents = list(reversed(chain(entity)))
        head, cols = [], []
        for e in ents:
            head.append(KEY[e])
            cols.append((e, "id"))
            if whole and e == "household" and self.t.areas:
                head.append("area_code")
                cols.append((e, "area"))
            if whole or e == entity:
                if e == "claim":
                    head.append("claim_date")
                    cols.append((e, "date"))
                for n in self.columns[e]:
                    head.append(n.full)
                    cols.append((e, n.full))
        lines, rows = ["\t".join(head)], []
        for x in self.walk():
            if x["entity"] != entity:
                continue
            up = {}
            y = x
            while y:
                up[y["entity"]] = y
                y = y["parent"]
            lines.append("\t".join(self.text(up[e], c) for e, c in cols))
            rows.append(x)
        return lines, rows

    def text(self, row, column):
        if column in ("id", "date"):
            return row[column]
        if column == "area":
            return row.setdefault("area", self.r.choice(AREAS))
        return row["cells"][column]
