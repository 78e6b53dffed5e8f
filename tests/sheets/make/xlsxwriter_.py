"""Fixtures by XlsxWriter."""
import datetime
import xlsxwriter
import ledger
from ledger import COLUMNS, LABELS, PEOPLE, fixture, path, value

WRITER = 'XlsxWriter'


class Book:
    def __init__(self, name, feature, options=None, sheets=('低保',)):
        self.name, self.feature = name, feature
        self.wb = xlsxwriter.Workbook(path(name), options or {})
        self.wb.set_properties({'created': datetime.datetime(2024, 9, 1)})
        self.ws = [self.wb.add_worksheet(s) for s in sheets]

    def format(self, f):
        return self.wb.add_format({'num_format': f})

    def save(self, **more):
        self.wb.close()
        fixture(self.name, WRITER, self.feature, **more)


def fill(b, ws=None, formats=None, rows=PEOPLE, top=0):
    ws = ws or b.ws[0]
    f = {k: b.format(v) for k, v in dict({'day': 14, 'month': 'yyyy"年"m"月"', 'minute': 22,
                                          'money': 4, 'number': 1}, **(formats or {})).items()}
    for c, label in enumerate(LABELS):
        ws.write_string(top, c, label)
    for r, row in enumerate(rows, top + 1):
        for c, ((_, _, kind), text) in enumerate(zip(COLUMNS, row)):
            v = value(kind, text)
            if v is None:
                ws.write_blank(r, c, None, f['money'])
            elif kind == 'text':
                ws.write_string(r, c, v)
            elif kind in ('money', 'number'):
                ws.write_number(r, c, v, f[kind])
            else:
                ws.write_datetime(r, c, v, f[kind])


def plain():
    b = Book('xlsxwriter-plain.xlsx', 'shared strings, built-in date formats 14 and 22')
    fill(b)
    b.save()
    b = Book('xlsxwriter-inline.xlsx', 'constant memory: inline strings', {'constant_memory': True})
    fill(b)
    b.save()
    b = Book('xlsxwriter-1904.xlsx', 'days counted from 1904', {'default_date_format': 'yyyy-mm-dd'})
    b.wb.date_1904 = True
    b.wb.epoch = datetime.datetime(1904, 1, 1)
    for ws in b.ws:
        ws.date_1904 = True
        ws.epoch = datetime.datetime(1904, 1, 1)
    fill(b)
    b.save()
    for n, (day, month, minute) in {
            'chinese-a': (31, 57, 22), 'chinese-b': (27, 27, 'yyyy/m/d\\ h:mm'),
            'chinese-c': (30, 36, 22), 'chinese-d': (36, 50, 'yyyy-mm-dd"T"hh:mm:ss'),
            'chinese-e': (51, 52, 'yyyy"年"m"月"d"日"\\ h"时"mm"分"'), 'chinese-f': (58, 54, '[$-804]yyyy/m/d h:mm;@'),
            'chinese-g': (53, 58, 'mm/dd/yyyy hh:mm AM/PM'), 'chinese-h': (28, 29, '[$-409]m/d/yy h:mm AM/PM;@'),
            'chinese-i': (15, 17, 'dddd, mmmm dd, yyyy h:mm')}.items():
        shown = ', '.join(str(f) for f in (day, month, minute) if isinstance(f, int))
        b = Book('xlsxwriter-%s.xlsx' % n, 'dates in the built-in formats %s' % shown)
        fill(b, formats={'day': day, 'month': month, 'minute': minute})
        b.save()


def cells():
    b = Book('xlsxwriter-rich.xlsx', 'names and notes of several runs of fonts')
    fill(b)
    bold = b.wb.add_format({'bold': True})
    red = b.wb.add_format({'color': 'red'})
    for r, row in enumerate(PEOPLE, 1):
        b.ws[0].write_rich_string(r, 1, bold, row[1][0], red, row[1][1:] or '　', bold, ' ')
        b.ws[0].write_rich_string(r, 2, bold, row[2][:6], row[2][6:14], red, row[2][14:])
    b.save()
    b = Book('xlsxwriter-formula.xlsx', 'formulas with their values, text ones too')
    fill(b)
    for r, row in enumerate(PEOPLE, 1):
        b.ws[0].write_formula(r, 8, '=%s*1' % row[8], b.format(4), float(row[8]))
        b.ws[0].write_formula(r, 2, '="%s"' % row[2], None, row[2])
        b.ws[0].write_formula(r, 7, '=ROUND(%s,0)' % row[7], None, int(row[7]))
    b.save()
    b = Book('xlsxwriter-error.xlsx', 'a formula that failed (#N/A) where an amount is due')
    fill(b)
    b.ws[0].write_formula(3, 8, '=NA()', None, '#N/A')
    b.save(options='-x refused.tsv', answer='without-third', truth='ledger', says=['I4', '#N/A'])
    b = Book('xlsxwriter-error-id.xlsx', 'a look-up that failed (#REF!) where an ID is due')
    fill(b)
    b.ws[0].write_formula(3, 2, '=VLOOKUP(1,#REF!,2)', None, '#REF!')
    b.save(options='-x refused.tsv', answer='without-third', truth='ledger', says=['C4', '#REF!'])
    b = Book('xlsxwriter-error-note.xlsx', 'a failed formula in a note: named, the row is kept')
    fill(b)
    b.ws[0].write_formula(3, 9, '=1/0', None, '#DIV/0!')
    b.save(options='-x refused.tsv', answer='without-third', truth='ledger', says=['J4', '#DIV/0!'])
    b = Book('xlsxwriter-number-id.xlsx', 'all IDs typed as numbers in the format 0: every row is refused')
    fill(b)
    for r, row in enumerate(PEOPLE, 1):
        b.ws[0].write_number(r, 2, float(row[2].replace('X', '0')), b.format(1))
    b.save(options='-x refused.tsv', answer='nobody', truth='ledger', says=['C2'])
    fixture(b.name, WRITER, 'the same without -x: the program fails and says which cell', status=2,
            answer='-', says=['C2'])
    b = Book('xlsxwriter-number-account.xlsx', 'accounts of 16 digits and more typed as numbers')
    fill(b)
    b.ws[0].write_number(3, 3, float(PEOPLE[2][3]), b.format(1))
    b.save(options='-x refused.tsv', answer='without-third', truth='ledger', says=['D4'])
    # keys that lost their zeros can not be known: a number is what the cell says
    b = Book('xlsxwriter-number-key.xlsx', 'a household number as a number: written as it is shown')
    rows = [[str(int(r[0]))] + r[1:] for r in PEOPLE]
    ledger.answer('number-keys', rows)
    fill(b)
    for r, row in enumerate(rows, 1):
        b.ws[0].write_number(r, 0, int(row[0]))
    b.save(answer='number-keys')
    b = Book('xlsxwriter-padded-key.xlsx', 'household numbers as numbers in the format 000000: zeros as shown')
    fill(b)
    for r, row in enumerate(PEOPLE, 1):
        b.ws[0].write_number(r, 0, int(row[0]), b.format('000000'))
    b.save()


def dates():
    """Borders of the calendar and of the clock."""
    names = ['household_id', 'birth_date', 'aided_at']
    b = Book('xlsxwriter-clock.xlsx', 'times to the second: 08:30:00 is no 08:29:59')
    b.ws[0].write_row(0, 0, ['户编号', '出生日期', '救助时间'])
    rows = []
    for i, (d, t) in enumerate([('1900-03-01', '2024-09-01 08:30'), ('1899-12-31', '2024-09-01 00:01'),
                                ('1999-12-31', '2024-09-01 23:59'), ('2000-02-29', '2024-02-29 12:00'),
                                ('2024-12-31', '2016-01-01 00:00'), ('2100-02-28', '2023-07-07 07:07')]):
        key = 'K%d' % i
        b.ws[0].write_string(i + 1, 0, key)
        if d > '1900':
            b.ws[0].write_datetime(i + 1, 1, ledger.day(d), b.format('yyyy-mm-dd'))
        b.ws[0].write_datetime(i + 1, 2, value('minute', t), b.format('yyyy-mm-dd hh:mm:ss'))
        rows.append([key, d if d > '1900' else '', t])
    ledger.answer('clock', rows, names)
    b.save(answer='clock')


def layout():
    b = Book('xlsxwriter-table.xlsx', 'a table object with filter, total by formula, frozen header, comments')
    fill(b)
    ws = b.ws[0]
    ws.add_table(0, 0, len(PEOPLE), len(LABELS) - 1, {'columns': [{'header': c} for c in LABELS]})
    ws.freeze_panes(1, 0)
    ws.data_validation(1, 7, 99, 7, {'validate': 'integer', 'criteria': '>', 'value': 0})
    ws.conditional_format(1, 8, 99, 8, {'type': '3_color_scale'})
    ws.write_formula(9, 8, '=SUM(I2:I9)', b.format(4), float(ledger.TOTAL_AMOUNT))
    ws.write_string(9, 1, '合  计')
    ws.write_formula(9, 7, '=SUM(H2:H9)', None, int(ledger.TOTAL_SIZE))
    b.save(says=['total 1', 'totals agree'])
    b = Book('xlsxwriter-filtered.xlsx', 'rows hidden by a filter are data', sheets=('一', '二'))
    fill(b)
    b.ws[0].autofilter(0, 0, 8, 9)
    b.ws[0].filter_column(7, 'x > 3')
    for r, row in enumerate(PEOPLE, 1):
        if int(row[7]) <= 3:
            b.ws[0].set_row(r, None, None, {'hidden': True})
    b.ws[1].hide()
    b.ws[1].write_string(0, 0, 'x')
    b.save(says=['hidden'])
    b = Book('xlsxwriter-chart-first.xlsx', 'the first tab is a chart, a name of 31 characters',
             sheets=())
    chart = b.wb.add_chartsheet('图')
    b.ws = [b.wb.add_worksheet(('二〇二四年九月青山镇农村最低生活保障对象花名册第一次审核公示稿' * 2)[:31])]
    fill(b)
    bars = b.wb.add_chart({'type': 'column'})
    bars.add_series({'values': [b.ws[0].get_name(), 1, 8, 8, 8]})
    chart.set_chart(bars)
    b.save()


plain()
cells()
dates()
layout()
