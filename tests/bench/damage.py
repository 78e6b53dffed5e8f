"""Compare what converters wrote with the known answers; writes damage.tsv and damage.md.

usage: damage.py ANSWERS COLUMNS OUT   in the folder that damage.sh has filled
"""
import csv
import datetime
import decimal
import glob
import os
import re
import subprocess
import sys
import unicodedata

TOOLS = ['import-table', 'xlsx2csv', 'in2csv', 'in2csv-I', 'ssconvert', 'soffice', 'soffice-shown']
SHOWN = {'in2csv-I': 'in2csv -I', 'soffice': 'LibreOffice', 'soffice-shown': 'LibreOffice, cells as shown'}
KINDS = ['identifier', 'date', 'amount', 'text']
FORMS = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%Y%m%d', '%m/%d/%Y', '%m/%d/%y', '%m-%d-%y', '%Y-%m',
         '%Y年%m月', '%Y.%m', '%Y/%m', '%b-%y', '%d-%b-%y', '%d-%b-%Y', '%A, %B %d, %Y', '%d %b %Y', '%d-%m-%Y']
TIMES = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', ' %H时%M分', 'T%H:%M:%S', ' %H:%M:%S.%f', 'T%H:%M:%S.%f']
csv.field_size_limit(1 << 28)


def plain(text):
    """What no reader takes for a difference: width of characters, blanks and line ends."""
    return ' '.join(unicodedata.normalize('NFKC', text).split()).upper()


def moment(text, want):
    """Does some usual reading of text denote the wanted day, month or minute?"""
    text = plain(text).replace('12:00:00 AM', '00:00:00')
    for form in FORMS:
        for time in TIMES:
            try:
                t = datetime.datetime.strptime(text, form + time)
            except ValueError:
                continue
            # two digits of a year may be of the last century
            years = (t.year, t.year - 100) if '%y' in form else (t.year,)
            if any(('%04d' % y + t.strftime('-%m-%d %H:%M'))[:len(want)] == want for y in years):
                return True
    return False


def amount(text, want):
    text = re.sub(r'[,¥￥\s]|元|人', '', unicodedata.normalize('NFKC', text))
    found = re.findall(r'[-+]?\d+(?:\.\d*)?(?:E[-+]?\d+)?', text.upper())
    if len(found) != 1 or not want:
        return text == want
    # 15 digits are what a spreadsheet shows
    got = decimal.Context(prec=15).create_decimal(found[0])
    want = decimal.Decimal(want)
    return got in (want, want / 10000)


def same(kind, text, want):
    if kind == 'date':
        return moment(text, want) if want else text == ''
    if kind == 'amount':
        return amount(text, want)
    if kind == 'bool':
        return plain(text) in ({'yes': ('TRUE', '1', '1.0', 'YES', '是'), 'no': ('FALSE', '0', '0.0', 'NO', '否')}[want])
    text = plain(text)
    if kind == 'identifier':
        text = re.sub(r'^\'|^="|"$', '', text)
    return text == plain(want)


def dictionary(path):
    """Labels and aliases -> name, name -> kind."""
    names, kinds = {}, {}
    with open(path, encoding='utf-8') as f:
        for line in f.read().split('\n')[1:-1]:
            name, _, kind, _, _, label, _, aliases, _ = (line + '\t' * 8).split('\t')[:9]
            for word in [name, label] + aliases.split(','):
                names.setdefault(word, name)
            base = kind.split('(')[0]
            kinds[name] = {'id': 'identifier', 'key': 'identifier', 'account': 'identifier', 'cert': 'identifier',
                           'date': 'date', 'month': 'date', 'datetime': 'date', 'money': 'amount', 'count': 'amount',
                           'number': 'amount', 'code': 'code', 'bool': 'bool'}.get(base, 'text')
    return names, kinds


def rows_of(folder):
    rows = []
    for name in sorted(glob.glob(folder + '/out/*.csv')):
        with open(name, encoding='utf-8', errors='replace', newline='') as f:
            rows += list(csv.reader((line.replace('\0', '') for line in f),
                                    delimiter='\t' if folder.startswith('import-table') else ',',
                                    quoting=csv.QUOTE_NONE if folder.startswith('import-table') else csv.QUOTE_MINIMAL))
    return rows


def places(rows, columns, names):
    """Column of the answer -> column of the sheet, by the headers in it."""
    found = {}
    for row in rows[:12]:
        for i, cell in enumerate(row):
            word = re.sub(r'[(（].*[)）]|\s|\*', '', cell)
            name = names.get(word, names.get(re.sub(r'\s', '', cell)))
            if name in columns:
                found.setdefault(name, i)
    return found


def compare(rows, columns, truth, names, kinds):
    """Count cells: right, missing, and damaged by kind."""
    count = dict.fromkeys(['right', 'missing'] + KINDS, 0)
    at = places(rows, columns, names)
    key = next((c for c in ('name', 'head_name', 'household_id') if c in columns and
                len({r[columns.index(c)] for r in truth}) == len(truth)), None)
    for want in truth:
        k = plain(want[columns.index(key)])
        row = next((r for r in rows if any(plain(c) == k for c in r)), None)
        for column, cell in zip(columns, want):
            kind = kinds.get(column, 'text')
            if kind == 'code':
                continue
            got = row[at[column]] if row and column in at and at[column] < len(row) else None
            # the word of an error is no value, and nobody takes it for one
            if got is None and cell:
                count['missing'] += 1
            elif same(kind, got or '', cell):
                count['right'] += 1
            elif got.strip() == '' or re.match(r'#[A-Z/0]+[!?A]|Err:', got):
                count['missing'] += 1
            else:
                count['text' if kind == 'bool' else kind] += 1
    return count


def version(tool):
    command = {'in2csv-I': 'in2csv', 'soffice-shown': 'soffice'}.get(tool, tool)
    if tool == 'import-table':
        return open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../VERSION')).read().strip()
    try:
        said = subprocess.run([command, '--version'], capture_output=True, text=True)
    except OSError:
        return None
    found = re.search(r'\d+(\.\d+)+', said.stdout + said.stderr)
    return found.group(0) if found else '?'


def main():
    answers, columns_file, out = sys.argv[1:]
    names, kinds = dictionary(columns_file)
    tools = [t for t in TOOLS if os.path.isdir(t)]
    versions = {t: version(t) for t in tools}
    head = ['file', 'options', 'tool', 'status', 'right'] + KINDS + ['missing', 'rows']
    lines, totals, refused, read = [], {}, {}, {}
    fixtures = [line.split('\t') for line in open('fixtures.tsv', encoding='utf-8').read().split('\n')[:-1]]
    for n, (file, _, _, options, _, answer, truth_name, _) in enumerate(fixtures, 1):
        for tool in tools:
            folder = '%s/%d' % (tool, n)
            with open(folder + '/status') as f:
                status = int(f.read())
            rows = [r for r in rows_of(folder) if any(c.strip() for c in r)]
            line = [file, options, tool, str(status)]
            if truth_name == '-':
                good = status != 0
                refused.setdefault(tool, []).append(good)
                lines.append(line + [''] * (len(KINDS) + 2) + [str(len(rows))])
                continue
            table = [r.split('\t') for r in open('%s/%s.tsv' % (answers, truth_name), encoding='utf-8').read().split('\n')[:-1]]
            if '--unfold' in options or len(table) == 1:
                continue
            read.setdefault(tool, []).append(status == 0 or len(rows) > 1)
            if not read[tool][-1]:
                lines.append(line + [''] * (len(KINDS) + 2) + ['0'])
                continue
            count = compare(rows, table[0], table[1:], names, kinds)
            whole = totals.setdefault(tool, dict.fromkeys(list(count) + ['files'], 0))
            for k in count:
                whole[k] += count[k]
            whole['files'] += any(count[k] for k in KINDS)
            lines.append(line + [str(count[k]) for k in ['right'] + KINDS + ['missing']] + [str(len(rows))])
    with open(out + '/damage.tsv', 'w', encoding='utf-8') as f:
        f.writelines('\t'.join(line) + '\n' for line in [head] + lines)
    with open(out + '/damage.md', 'w', encoding='utf-8') as f:
        f.write(TEXT)
        f.write('| tool | version | files read | cells right | IDs, keys, accounts | dates, months, times | amounts, counts '
                '| text | not there | files damaged | bad files refused |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n')
        for t in tools:
            w = totals[t]
            f.write('| %s | %s | %d of %d | %d | %s | %d | %d | %d of %d |\n' % (
                SHOWN.get(t, t), versions[t], sum(read[t]), len(read[t]), w['right'],
                ' | '.join(str(w[k]) for k in KINDS), w['missing'], w['files'], sum(refused[t]), len(refused[t])))


TEXT = """# What converters do to the sheets of offices

Written by `tests/bench/damage.sh` on the workbooks of `tests/sheets`; file by file in `damage.tsv`. The figures are counts of
cells whose true value is known. Each tool runs as it is usually run, on all sheets of a file: import-table with the options
of `fixtures.tsv`, LibreOffice by `--convert-to csv`, in2csv and LibreOffice in two ways. The sheets are picked for what goes wrong; how often that is so in
usual sheets the figures do not say.

*Damaged*, the four columns in the middle, is a cell in which the tool wrote something else than the sheet says:

- an ID, key or account with other characters, such as 9.90101E+17, 990101200002290000, or 101 for 000101;
- a date, month or time that no usual reading takes for the right one: another day, a bare number like 45536, a day
  without its year, quotes inside. 2024/9/1, 9/1/2024 and 9-1-24 are right;
- an amount of another value, both rounded to the 15 digits that a spreadsheet shows; signs of the yuan and commas are no damage;
- text with other characters; width, blanks and line ends do not count.

*Not there* is an empty cell, the word of an error (#N/A) or no row where there is a value, in the files that the tool read.
import-table leaves out the whole row, with a message that names the cell, when one of its cells cannot be known:
an ID typed as a number, of which the sheet has kept 15 digits, or a formula without a value. LibreOffice and
Gnumeric compute formulas; none of the others says that something is missing.

*Bad files* are truncated, spoilt, encrypted, bombs, or of another kind than their name says. A status other than 0 is right.
LibreOffice and Gnumeric read web pages and OpenDocument on purpose, and they repair.

"""

main()
