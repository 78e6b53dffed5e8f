"""Binary workbooks (BIFF8) by xlwt."""
import struct
import xlwt
import ledger
from ledger import COLUMNS, LABELS, PEOPLE, fixture, path, value

WRITER = 'xlwt'
FORMAT = {'day': 'yyyy-mm-dd', 'month': 'yyyy"年"m"月"', 'minute': 'yyyy-mm-dd hh:mm',
          'money': '0.00', 'number': '0', 'text': '@'}


def style(form):
    return xlwt.easyxf(num_format_str=form)


def fill(ws, formats=FORMAT, rows=PEOPLE, top=0):
    styles = {k: style(v) for k, v in formats.items()}
    for c, label in enumerate(LABELS):
        ws.write(top, c, label)
    for r, row in enumerate(rows, top + 1):
        for c, ((_, _, kind), text) in enumerate(zip(COLUMNS, row)):
            v = value(kind, text)
            if v is not None:
                ws.write(r, c, v, styles[kind])


def book(sheet='低保'):
    wb = xlwt.Workbook(encoding='utf-8')
    return wb, wb.add_sheet(sheet)


def save(wb, name, feature, **more):
    wb.save(path(name))
    fixture(name, WRITER, feature, **more)


wb, ws = book()
fill(ws)
save(wb, 'xlwt-plain.xls', 'IDs as text, dates as dates')
save(wb, 'xlwt-plain.et', 'the same, called .et')
save(wb, 'xlwt-plain.xlsx', 'the same, called .xlsx')

wb, ws = book()
fill(ws, dict(FORMAT, day='yyyy"年"m"月"d"日"', month='yyyy.mm', minute='m/d/yy h:mm', money='#,##0.00'))
save(wb, 'xlwt-chinese-date.xls', 'dates in the format yyyy"年"m"月"d"日"')

wb, ws = book()
wb.dates_1904 = True
fill(ws)
save(wb, 'xlwt-1904.xls', 'days counted from 1904')

wb, ws = book()
styles = {k: style(v) for k, v in FORMAT.items()}
for c, label in enumerate(LABELS):
    ws.write(0, c, label)
for r, row in enumerate(PEOPLE, 1):
    for c, ((_, name, kind), text) in enumerate(zip(COLUMNS, row)):
        v = value(kind, text)
        if name == 'id_number' and r == 3:
            v, kind = float(text), 'number'
        if v is not None:
            ws.write(r, c, v, styles[kind])
save(wb, 'xlwt-number-id.xls', 'an ID typed as a number', options='-x refused.tsv',
     answer='without-third', truth='ledger', says=['C4'])

wb, ws = book()
ws.write_merge(0, 0, 0, 9, '青山镇2024年9月农村低保发放表')
fill(ws, top=1)
ws.write(10, 1, '合计')
ws.write(10, 7, int(ledger.TOTAL_SIZE))
ws.write(10, 8, float(ledger.TOTAL_AMOUNT), style('0.00'))
ws.write(11, 0, '填表人：某某')
save(wb, 'xlwt-title-total.xls', 'title, total, signature', says=['title 1', 'total 1', 'totals agree'])

wb, ws = book()
styles = {k: style(v) for k, v in dict(FORMAT, text='000000').items()}
for c, label in enumerate(LABELS):
    ws.write(0, c, label)
for r, row in enumerate(PEOPLE, 1):
    for c, ((_, name, kind), text) in enumerate(zip(COLUMNS, row)):
        v = int(text) if name == 'household_id' else value(kind, text)
        if v is not None:
            ws.write(r, c, v, styles[kind])
save(wb, 'xlwt-padded-key.xls', 'household numbers as numbers in the format 000000: zeros as shown')

wb, ws = book('说明')
ws.write(0, 0, '本表由各乡镇填报')
fill(wb.add_sheet('低保名单'))
save(wb, 'xlwt-sheets.xls', 'one sheet of two by name', options='-s 低保名单')

# a table of strings of more than one record, with boundaries inside strings
names = ['household_id', 'name', 'note']
rows = [['L%04d' % i, '甲' + '乙丙丁戊己庚辛壬癸子'[i % 10], ('第%d号' % i) * (1 + i * 7 % 40)]
        for i in range(120)]
wb, ws = book()
for c, label in enumerate(['户编号', '姓名', '备注']):
    ws.write(0, c, label)
for r, row in enumerate(rows, 1):
    for c, text in enumerate(row):
        ws.write(r, c, text)
ledger.answer('long-strings', rows, names)
save(wb, 'xlwt-long-strings.xls', 'strings over several CONTINUE records', answer='long-strings')

wb, ws = book()
red = xlwt.easyfont('color_index red')
for c, label in enumerate(LABELS):
    ws.write(0, c, label)
for r, row in enumerate(PEOPLE, 1):
    for c, ((_, name, kind), text) in enumerate(zip(COLUMNS, row)):
        v = value(kind, text)
        if name in ('name', 'id_number'):
            ws.write_rich_text(r, c, ((text[:1], red), text[1:]))
        elif v is not None:
            ws.write(r, c, v, styles[kind])
save(wb, 'xlwt-rich.xls', 'cells of several runs of fonts')

wb, ws = book()
styles = {k: style(v) for k, v in FORMAT.items()}
for c, label in enumerate(['户编号', '姓名', '是否保障对象', '月保障金额']):
    ws.write(0, c, label)
rows = []
for i, r in enumerate(PEOPLE):
    ws.write(i + 1, 0, r[0])
    ws.write(i + 1, 1, r[1])
    ws.write(i + 1, 2, i % 3 == 0)
    ws.write(i + 1, 3, float(r[8]))
    rows.append([r[0], r[1], 'yes' if i % 3 == 0 else 'no', r[8]])
ledger.answer('bools', rows, ['household_id', 'name', 'covered', 'amount'])
save(wb, 'xlwt-bool.xls', 'booleans', answer='bools')


# BIFF5, the form of Excel 95: xlwt does not write it, only the box around it is its own
def record(kind, data=b''):
    return struct.pack('<HH', kind, len(data)) + data


def biff5(rows, dates, codepage=936, encoding='gbk'):
    """One sheet; dates: the columns that are days."""
    def cell(r, c, v):
        at = struct.pack('<HHH', r, c, 1 if c in dates and r else 0)
        if isinstance(v, str):
            data = v.encode(encoding)
            return record(0x204, at + struct.pack('<H', len(data)) + data)
        return record(0x203, at + struct.pack('<d', v))

    name = '低保'.encode(encoding)
    font = record(0x31, struct.pack('<HHHHHBBBB', 200, 0, 0x7fff, 400, 0, 0, 0, 0, 0) + b'\5Arial')
    xf = [record(0xe0, struct.pack('<HHHHHHHH', 0, f, 1, 0x20, 0x20c0, 0, 0, 0)) for f in (0, 14)]
    head = record(0x809, struct.pack('<HHHH', 0x500, 5, 0x0dbb, 1996)) + record(0x42, struct.pack('<H', codepage)) \
        + font * 4 + b''.join(xf)
    sheet = record(0x809, struct.pack('<HHHH', 0x500, 0x10, 0x0dbb, 1996)) \
        + record(0x200, struct.pack('<HHHHH', 0, len(rows), 0, len(rows[0]), 0)) \
        + b''.join(cell(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row)) + record(0x0a)
    start = len(head) + 4 + 7 + len(name) + 4
    return head + record(0x85, struct.pack('<IHB', start, 0, len(name)) + name) + record(0x0a) + sheet


def save_biff5(name, stream):
    with open(path(name), 'wb') as out:
        xlwt.CompoundDoc.XlsDoc().save(out, stream + b'\0' * (4096 - len(stream)))
    data = open(path(name), 'rb').read()
    old, new = [(n + '\0').encode('utf-16-le') for n in ('Workbook', 'Book')]
    assert data.count(old) == 1
    at = data.index(old)
    data = data[:at] + new.ljust(64, b'\0') + struct.pack('<H', len(new)) + data[at + 66:]
    open(path(name), 'wb').write(data)


names = ['household_id', 'name', 'id_number', 'birth_date', 'amount']
rows = [[r[0], n, r[2], r[4], r[8]] for r, n in zip(PEOPLE, ['赵一', '钱二', '孙三', '古丽', '欧阳', '李七', '周八', '吴镕'])]
ledger.answer('gbk', rows, names)
table = [['户编号', '姓名', '身份证号', '出生日期', '月保障金额']]
table += [r[:3] + [ledger.serial(ledger.day(r[3])), float(r[4])] for r in rows]
save_biff5('xlwt-biff5.xls', biff5(table, [3]))
fixture('xlwt-biff5.xls', WRITER, 'BIFF5 by hand in a box of xlwt: texts in code page 936', answer='gbk')
