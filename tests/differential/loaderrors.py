"""Rule tables with exactly one fault that must be found when they are loaded."""

GOOD = [
    "id\tname\tpick\twhen\tvalue\tunit\tround\tover\tfrom\tcite",
    "\thousehold.hn1\t\t\t\t%\t\t\t\tx",
    "\thousehold.hb1\t\t\t\tbool\t\t\t\tx",
    "\thousehold.ht1\t\t\t\ttext\t\t\t\tx",
    "\thousehold.hd1\t\t\t\tdate\t\t\t\tx",
    "\thousehold.hm1\t\t\t\tyuan/month\t\t\t\tx",
    "\thousehold.hy1\t\t\t\tyuan/year\t\t\t\tx",
    "\tperson.pn1\t\t\t\t%\t\t\t\tx",
    "\tperson.pb1\t\t\t\tbool\t\t\t\tx",
    "g.0\thousehold.hn9\t\t\t1\t\t\t\t\tx",
    "g.1\thousehold.hn9\t\thb1\thn1 + 1\t\t\t\t\tx",
]
NUMBER = {
    "SYNTAX": ["1 +", "(1", "1)", "1 < 2 < 3", "hn1 ? 2", "'abc", "hn1 hn1", "max(1,)", "sum(person: pn1", "hn1 in 1", "hn1 in ()",
               "2024-02-30", "1 + * 2", "count(person where)", "at(hd1 hn1)", "hn1..", "1.2.3", "hn1 & hn1", "not", "= 1", "-", "sum()"],
    "NAME": ["nosuch", "household.nosuch", "1 + nosuch", "person.pn1", "pn1", "sum(person: nosuch)", "sum(person: pn1 where nosuch > 1)",
             "at(date: nosuch)", "max(hn1, nosuch)", "sum(person: my.pn1)", "age(nosuch)"],
    "TYPE": ["1 + 'a'", "hn1 + ht1", "hb1 + 1", "hd1 + 1", "hd1 - hd1", "-ht1", "-hb1", "not hn1", "hn1 and hb1", "hb1 or ht1", "hn1 = ht1",
             "hd1 < 3", "ht1 in (1, 2)", "hn1 in ('a')", "hn1 in (1..'b')", "age(5)", "age(hn1)", "year(hn1)", "add_months(hn1, 1)",
             "add_months(hd1, ht1)", "months(hd1, 1)", "min(hn1, 'a')", "max(hn1, hd1)", "part(hn1, 'a')", "sum(person: pb1)",
             "any(person: pn1)", "count(person where pn1)", "at(hn1: hn1)", "hm1 + hy1", "hm1 > hy1", "min(hm1, hy1)", "monthly(hm1)",
             "yearly(hy1)", "hm1 * hm1 + hm1", "hm1 in (1, hy1)", "max(person: pb1)"],
}
WHEN = {
    "SYNTAX": ["hn1 >", "hb1 and", "(hb1", "hn1 = 1 = 1", "hb1 hb1", "or hb1"],
    "NAME": ["nosuch", "nosuch = 1", "hb1 and person.pb1", "any(person: nosuch)"],
    "TYPE": ["hn1", "5", "'a'", "hd1", "hn1 + 1", "ht1 and hb1", "hb1 = 1", "ht1 > 1", "all(person: pn1)", "hy1 >= hm1"],
}
PAIRS = [
    ("CYCLE", [("c.1", "hx1", "", "hx1 + 1")]),
    ("CYCLE", [("c.1", "hx1", "", "hx2 + 1"), ("c.2", "hx2", "", "hx1")]),
    ("CYCLE", [("c.1", "hx1", "hx2 > 1", "1"), ("c.2", "hx2", "", "hx1")]),
    ("CYCLE", [("c.1", "hx1", "", "at(add_months(date, -12): hx1)")]),
    ("CYCLE", [("c.1", "hx1", "", "hx2"), ("c.2", "hx2", "", "hx3"), ("c.3", "hx3", "hb1", "hx1")]),
    ("CYCLE", [("c.1", "hx1", "", "sum(person: person.px1)"), ("c.2", "person:px1", "", "hx1")]),
    ("CYCLE", [("c.1", "person:px1", "", "sum(person: px1)")]),
    ("CYCLE", [("c.1", "hx1", "has(hx1)", "1")]),
    ("TYPE", [("c.1", "hx1", "", "1"), ("c.2", "hx1", "hb1", "'a'")]),
    ("TYPE", [("c.1", "hx1", "", "yes"), ("c.2", "hx1", "hb1", "2")]),
    ("TYPE", [("c.1", "hx1", "", "hd1"), ("c.2", "hx1", "hb1", "hn1")]),
]


def full(name):
    return name.replace(":", ".") if ":" in name else "household." + name


def row(ident="", name="", pick="", when="", value="", unit="", rounding="", over="", start=""):
    return "\t".join([ident, name, pick, when, value, unit, rounding, over, start, "x"])


def faults():
    """(code, bad rows) for every fault; code empty: any."""
    for code, values in NUMBER.items():
        for v in values:
            yield code, [row("b", "household.hz1", value=v)]
    for code, whens in WHEN.items():
        for w in whens:
            yield code, [row("b", "household.hz1", when=w, value="1")]
            yield code, [row("b.0", "household.hz1", value="no"), row("b", "household.hz1", when="hb1 and (%s)" % w, value="yes")]
    for code, rows in PAIRS:
        yield code, [row(i, full(n), when=w, value=v) for i, n, w, v in rows]
    for a, b in [("max", "min"), ("max", "sum"), ("sum", "min")]:
        yield "PICK", [row("p.1", "household.hz1", a, value="1"), row("p.2", "household.hz1", b, "hb1", "2")]
        yield "PICK", [row("p.1", "household.hz1", "", value="1"), row("p.2", "household.hz1", a, "hb1", "2"),
                       row("p.3", "household.hz1", b, "hn1 > 1", "2")]
    yield "TYPE", [row("p.1", "household.hz1", "sum", value="yes"), row("p.2", "household.hz1", "sum", "hb1", "no")]
    yield "TYPE", [row("b", "household.hz1", value="hy1", unit="yuan/month")]
    yield "TYPE", [row("b", "household.hz1", value="'a'", unit="yuan")]
    yield "TYPE", [row("b", "household.hz1", value="5", unit="bool")]
    yield "TYPE", [row("b", "household.hz1", value="yes", unit="date")]
    for over in ["ghost", "g.0 ghost", "ghost.*"]:
        yield "", [row("b", "household.hz1", when="hb1", value="1", over=over)]
    yield "", [row("b", "*", value="repealed", over="ghost", start="2024-01-01")]
    for spec in ["halb", "half x", "half 0", "half -1", "half 1 2", "up 0.0"]:
        yield "SYNTAX", [row("b", "household.hz1", value="1", rounding=spec)]
    for start in ["2024-2-30", "2024-02-30", "2024", "yesterday"]:
        yield "", [row("b", "household.hz1", value="1", start=start)]
    for head in ["id\tname\tvlaue\tcite", "id\tname\tvalue\twenn\tcite", "id\tname\tvalue\tFrom\tcite"]:
        yield "", [head, "b\thousehold.hz1\t1\t\tx"[:None if head.count("\t") > 3 else -2] if head.count("\t") > 3 else "b\thousehold.hz1\t1\tx"]
    for column, cell, code in [("?hn1", "1..", ""), ("?hn1", "1 +", "SYNTAX"), ("?hn1", "<", "SYNTAX"), ("?hn1", "rural", "TYPE"),
                               ("?hn1", "yes", "TYPE"), ("?ht1", "5", "TYPE"), ("?hd1", "5", "TYPE"), ("?nosuch", "5", "NAME"),
                               ("?hb1", "review", "SYNTAX"), ("?hn1", "(1", "SYNTAX")]:
        if code:
            yield code, ["id\tname\t%s\tvalue\tcite" % column, "b\thousehold.hz1\t%s\t1\tx" % cell]
    for column, code in [("hn1=1 +", "SYNTAX"), ("ht1=5", "TYPE"), ("nosuch=5", "NAME")]:
        yield code, ["id\tname\t%s\tcite" % column, "b\thousehold.hz1\t1\tx"]


def load_errors(rng, count):
    """At least `count` cases: every fault, then again among other rows and in other places."""
    every = list(faults())
    for i in range(max(count, len(every))):
        code, bad = every[i % len(every)]
        good = GOOD[:1] + rng.sample(GOOD[1:], len(GOOD) - 1) if i >= len(every) else GOOD
        if bad[0].startswith("id\tname") or i < len(every):
            lines = good + bad
        else:
            cut = rng.randrange(1, len(good) + 1)
            lines = good[:cut] + bad + good[cut:]
        yield ["rules"] + lines + ["table", "household_id\tid_number\tperson.pn1", "H1\tP1\t1", "want", "load " + code if code else "load", ]
