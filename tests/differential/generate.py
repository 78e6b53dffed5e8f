#!/usr/bin/env python3
"""Cases for the rule engine, with the answers of another implementation.

    generate.py [-n COUNT] [-s SEED] FOLDER >cases.txt     random tables
    generate.py -r FOLDER >reference.txt                   the worked cases of FOLDER

FOLDER holds the prototype, engine.py, and its worked cases. The prototype is not
part of this repository; README.md says which one was used and what is left out.
"""
import argparse
import hashlib
import importlib.util
import os
import random
import re
import sys
import tempfile
from datetime import date
from fractions import Fraction

from loaderrors import load_errors
from packs import Data, Pack
from tables import chain

LIMIT = 10 ** 15
CODES = [("conflict on", "CONFLICT"), ("no rule applies", "NORULE"), (" breaks ", "RANGE"),
         ("division by zero", "ZERODIV"), (" of no ", "EMPTY")]


class Skip(Exception):
    """A case whose answer the specification leaves open, or that the prototype cannot give."""


def load_engine(folder):
    spec = importlib.util.spec_from_file_location("prototype", os.path.join(folder, "engine.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code_of(text):
    return next((code for part, code in CODES if part in text), None)


def probes(proto):
    """The prototype's evaluator with eyes: what it raises, and where the specification is silent."""
    raised = set()

    class Err(proto.Err):
        def __init__(self, text):
            super().__init__(text)
            if code_of(text) is None:
                raise Skip(text)
            raised.add(code_of(text))

    class Probe(proto.Engine):
        loose = False       # reasons of unknown values are not compared
        frames = []

        def ev(self, row, e, r=None, me=None):
            if e[0] == "name" and e[1] == "my.date":        # the prototype knows it only of a claim
                return self.today(me or row)
            v = super().ev(row, e, r, me)
            if isinstance(v, Fraction) and (abs(v.numerator) > LIMIT or v.denominator > LIMIT):
                raise Skip("large")
            if e[0] == "agg" and isinstance(v, proto.U) and e[1] != "count" and e[5] is not None:
                self.loose = True       # a perhaps-member with an unknown value: which reasons?
            return v

        def solve(self, row, name):
            self.frames.append([])
            try:
                return super().solve(row, name)
            finally:
                trials = self.frames.pop()[1:]
                if len(trials) > 1 and any(t.beats or t.pick == "sum" for t in trials):
                    self.loose = True   # combinations: the prototype stops at the smallest

        def choose(self, row, hits, vals):
            self.frames[-1].append(hits[-1] if hits else None)
            got = []

            def value(r):
                got.append(vals(r))
                return got[-1]
            try:
                return super().choose(row, hits, value)
            finally:
                unknown = [v for v in got if isinstance(v, proto.U)]
                if unknown and not hits[0].pick and len(got) > 1:
                    if len(unknown) < len(got):
                        raise Skip("an unknown and a known value must agree")
                    self.loose = True

    proto.Err = Err
    return Probe, raised


class Judge:
    """Runs one case in the prototype."""

    def __init__(self, proto, scratch):
        self.proto, self.scratch = proto, scratch
        self.probe, self.raised = probes(proto)

    def typed(self, name, cell):
        if cell == "":
            return ""
        if name.kind == "bool":
            return {"yes": True, "no": False, "review": self.proto.NONE}[cell]
        return {"number": Fraction, "date": date.fromisoformat, "text": str}[name.kind](cell)

    def load(self, lines):
        path = os.path.join(self.scratch, "r.tsv")
        with open(path, "w", encoding="utf8") as f:
            f.write("\n".join(lines) + "\n")
        return self.proto.load([path])

    def build(self, data, names):
        """The prototype's rows, by our own."""
        out = {}
        for x in data.walk():
            e = x["entity"]
            cells = {n: self.typed(names[n], c) for n, c in x["cells"].items()}
            cells[e + ".id"] = x["id"]
            if e == "claim":
                cells["claim.date"] = date.fromisoformat(x["date"])
            if e == "household":
                cells["household.area"] = data.text(x, "area") if data.t.areas else ""
            parent = out[id(x["parent"])] if x["parent"] else None
            out[id(x)] = row = self.proto.Row(e, cells, parent)
            if parent:
                parent.kids.append(row)
        return out

    def show(self, engine, row, name):
        """(value, why or None) in the words of the specification."""
        try:
            v = engine.get(row, name)
        except self.proto.Err as e:
            return "error " + code_of(str(e)), None
        return self.proto.show(v), None if engine.force else v

    def why(self, engine, row, name, value):
        try:
            own, full = engine.find(row, name)
            said = [x[1] for x in engine.why(row, name)]
        except self.proto.Err:
            return None
        if own.hits.get(full) == "given":
            return "given:" + full if isinstance(value, self.proto.U) else None
        if isinstance(value, self.proto.U) and engine.loose:
            return None
        out = [self.reason(own, x) for x in said]
        return None if None in out or not out else ",".join(sorted(set(out)))

    def reason(self, row, text):
        """`missing person.x(P2)` without the ID: the row's own, or the member's number."""
        if text.startswith("given:"):       # of another member: which one, the prototype does not tell
            entity, top = text[6:].split(".")[0], row
            while top.parent:
                top = top.parent
            return text if entity in chain(row.ent) and len(top.down(entity)) < 2 else None
        m = re.match(r"missing (\S+)\((\w+)\)$", text)
        if not m:
            return None if text.startswith("missing ") else text
        name, ident = m.groups()
        entity, up = name.split(".")[0], row
        while up:
            if up.ent == entity and up.id() == ident:
                return "missing " + name
            top, up = up, up.parent
        members = [x for x in top.down(entity)]
        found = next(x for x in members if x.id() == ident)
        number = members.index(found) + 1
        if found.parent.down(entity).index(found) + 1 != number:
            return None         # the claim of another person: counted from where?
        return "missing %s(%d)" % (name, number)


def random_case(judge, rng):
    pack = Pack(rng)
    if not pack.wants:
        raise Skip("nothing to ask")
    data = Data(rng, pack)
    t = pack.t
    rules = pack.tables()
    by = judge.load(rules)
    names = {n.full: n for n in t.names}
    rows = judge.build(data, names)
    judge.probe.tree = {e: list(reversed(chain(e)))[:-1] for e in t.present}
    judge.raised.clear()
    known = date.fromisoformat(t.known) if t.known else date.max
    lines, main = data.table(t.main, True)
    wants, got, seen = [], set(), set()
    for number, x in enumerate(main, 1):
        if number > 6:
            break
        engine = judge.probe(by, date.fromisoformat(t.date), known)
        top = x
        while top["parent"]:
            top = top["parent"]
        for n in pack.wants:
            own = x
            while own["entity"] != n.entity:
                own = own["parent"]
            if (id(own), n.full) in seen:
                continue
            seen.add((id(own), n.full))
            text, value = judge.show(engine, rows[id(x)], n.full)
            got.add(text)
            why = None
            if value is not None and pack.plain_ids and rng.random() < (0.6 if n.kind == "bool" else 0.2):
                why = judge.why(engine, rows[id(x)], n.full, value)
            wants.append("\t".join([str(number), n.full, text] + ([why] if why else [])))
    if len(judge.raised) > 1:       # which of two errors comes first is nobody's promise
        wants = [re.sub(r"\terror \w+", "\terror", w) for w in wants]
    if got <= {"error NORULE", "review"} and rng.random() < 0.7:
        raise Skip("dull")
    tables = ["table"] + lines
    for e in t.side:
        tables += ["table " + e] + data.table(e, False)[0]
    head = "date=" + t.date + (" known=" + t.known if t.known else "")
    return head, ["rules"] + rules + tables + ["want"] + wants


def write(number, head, lines, out):
    out.write("case %d %s\n%s\nend\n" % (number, head, "\n".join(lines)))


def random_cases(judge, count, seed, out):
    skipped, number, attempt = {}, 0, 0
    while number < count:
        attempt += 1
        rng = random.Random("%d/%d" % (seed, attempt))
        try:
            head, lines = random_case(judge, rng)
        except Skip as e:
            skipped[str(e).split(":")[0][:40]] = skipped.get(str(e).split(":")[0][:40], 0) + 1
            continue
        number += 1
        write(number, head, lines, out)
    for lines in load_errors(random.Random(seed), 200):
        number += 1
        write(number, "date=2024-08-01", lines, out)
    print("generate.py: %d cases, skipped: %s" % (number, skipped), file=sys.stderr)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("-n", type=int, default=5000)
    p.add_argument("-s", type=int, default=20240801)
    p.add_argument("-r", action="store_true", help="convert the worked cases")
    p.add_argument("folder")
    a = p.parse_args()
    with open(os.path.join(a.folder, "engine.py"), "rb") as f:
        print("# engine.py sha256 %s, Python %s, %s" % (hashlib.sha256(f.read()).hexdigest(), sys.version.split()[0],
              "worked cases" if a.r else "seed %d" % a.s))
    if a.r:
        from reference import reference_cases
        for number, (head, lines) in enumerate(reference_cases(a.folder), 1):
            write(number, head, lines, sys.stdout)
        return
    with tempfile.TemporaryDirectory() as scratch:
        random_cases(Judge(load_engine(a.folder), scratch), a.n, a.s, sys.stdout)


if __name__ == "__main__":
    main()
