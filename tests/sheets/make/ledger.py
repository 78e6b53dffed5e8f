"""The known table, and what every generator shares: the fixtures hold this table in many forms.

Nobody in it exists: area 990101 is no place, the bank number begins with digits of no bank.
Run alone, it writes the answers that more than one writer uses.
"""
import datetime
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHEETS = os.path.dirname(HERE)

# label in the sheet, name in the dictionary, kind
COLUMNS = [
    ('户编号', 'household_id', 'text'),
    ('姓名', 'name', 'text'),
    ('身份证号', 'id_number', 'text'),
    ('银行账号', 'account', 'text'),
    ('出生日期', 'birth_date', 'day'),
    ('享受起始年月', 'from_month', 'month'),
    ('救助时间', 'aided_at', 'minute'),
    ('家庭人口', 'family_size', 'number'),
    ('月保障金额', 'amount', 'money'),
    ('备注', 'note', 'text'),
]
LABELS = [c[0] for c in COLUMNS]
NAMES = [c[1] for c in COLUMNS]


def id_number(birth, sequence):
    """18 digits with the right check digit (GB 11643)."""
    body = '990101%s%03d' % (birth.replace('-', ''), sequence)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + '10X98765432'[sum(int(d) * w for d, w in zip(body, weights)) % 11]


def account(n):
    """19 digits with a right Luhn digit."""
    body = '99012345%010d' % (n * 1234567)
    total = 0
    for i, d in enumerate(reversed(body)):
        d = int(d) * (2 if i % 2 == 0 else 1)
        total += d - 9 if d > 9 else d
    return body + str(-total % 10)


def _people():
    rows = []
    for n, (name, birth, sequence, month, minute, size, amount, note) in enumerate([
            ('赵𬭎', '1949-12-31', 2, '2024-10', '2024-09-01 08:30', '3', '453.50', ''),
            ('钱㐂', '1958-01-01', 1, '2024-01', '2024-09-01 00:00', '1', '1234.56', '001'),
            ('孙\ue863', '2000-02-29', 3, '2023-12', '2024-02-29 23:59', '12', '0.30', '东街３号'),
            ('古丽·买买提', '1936-06-30', 4, '2016-02', '2023-12-31 12:00', '4', '100000.00',
             'A,B'),
            ('欧阳〇', '1962-10-10', 5, '2024-11', '2024-01-01 17:05', '2', '420.00', '=1+1'),
            ('李七', '1984-03-01', 6, '2020-03', '2016-02-29 06:07', '5', '1.10', '他说“好”'),
            ('周八', '2012-12-12', 7, '2019-06', '2019-06-30 20:20', '6', '0.00', 'a"b'),
            ('吴九', '1999-01-09', 8, '2024-09', '2022-10-01 09:45', '7', '99.99', '13,000'),
    ], 1):
        rows.append(['%06d' % (100 + n), name, id_number(birth, sequence), account(n), birth,
                     month, minute, size, amount, note])
    # the second has an X behind its 17 digits
    for sequence in range(1, 100):
        if id_number('1958-01-01', sequence).endswith('X'):
            rows[1][2] = id_number('1958-01-01', sequence)
            break
    return rows


PEOPLE = _people()


def day(text):
    return datetime.datetime.strptime(text, '%Y-%m-%d')


def value(kind, text):
    """What a writer's own types make of a cell of the known table."""
    if text == '':
        return None
    if kind == 'day':
        return day(text)
    if kind == 'month':
        return day(text + '-01')
    if kind == 'minute':
        return datetime.datetime.strptime(text, '%Y-%m-%d %H:%M')
    if kind == 'number':
        return int(text)
    if kind == 'money':
        return float(text)
    return text


def serial(moment, epoch=datetime.datetime(1899, 12, 30)):
    """The number of a day (from 1900-03-01 on) as Excel counts."""
    past = moment - epoch
    return past.days + past.seconds / 86400


def answer(name, rows, names=None):
    """Write answers/NAME.tsv."""
    with open(os.path.join(SHEETS, 'answers', name + '.tsv'), 'w', encoding='utf-8',
              newline='\n') as out:
        for row in [names or NAMES] + rows:
            out.write('\t'.join(row) + '\n')


def path(name):
    return os.path.join(SHEETS, 'files', name)


def fixture(file, writer, feature, options='', status=0, answer='ledger', truth='', says=()):
    """A line of fixtures.tsv. answer '-': nothing is imported. truth: the table with the rows that
    have to be refused, where it is more than the answer. says: what must be said, each literally."""
    print('\t'.join([file, writer, feature, options, str(status), answer, truth or answer,
                     ' ~ '.join(says)]))


TOTAL_SIZE = str(sum(int(r[7]) for r in PEOPLE))
TOTAL_AMOUNT = '%.2f' % sum(float(r[8]) for r in PEOPLE)


def picked(names, rows=None):
    at = [NAMES.index(n) for n in names]
    return [[r[i] for i in at] for r in (rows or PEOPLE)]


if __name__ == '__main__':
    answer('ledger', PEOPLE)
    # the third one's ID was typed as a number: all but him, and all
    answer('without-third', PEOPLE[:2] + PEOPLE[3:])
    answer('nobody', [])
    sys.exit(0)
