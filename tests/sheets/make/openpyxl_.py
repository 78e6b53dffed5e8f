"""Fixtures by openpyxl."""
import datetime
import openpyxl
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
import ledger
from ledger import COLUMNS, LABELS, PEOPLE, fixture, path, value

WRITER = 'openpyxl'
FORMAT = {'day': 'yyyy-mm-dd', 'month': 'yyyy"年"m"月"', 'minute': 'yyyy-mm-dd hh:mm',
          'money': '0.00'}


def put(ws, row, column, kind, text, formats=FORMAT):
    cell = ws.cell(row, column)
    v = value(kind, text)
    if isinstance(v, str) and v.startswith('='):
        cell.value = v
        cell.data_type = 's'
    else:
        cell.value = v
    if kind in formats:
        cell.number_format = formats[kind]
    return cell


def fill(ws, top=1, left=1, rows=PEOPLE, formats=FORMAT, serials=True):
    """The header at top, the rows below it. Returns the row behind."""
    for c, label in enumerate((['序号'] if serials else []) + LABELS):
        ws.cell(top, left + c, label)
    for r, row in enumerate(rows, 1):
        if serials:
            ws.cell(top + r, left, r)
        for c, ((_, _, kind), text) in enumerate(zip(COLUMNS, row), serials):
            put(ws, top + r, left + c, kind, text, formats)
    return top + len(rows) + 1


def book():
    wb = Workbook()
    wb.properties.creator = 'doudi'
    wb.properties.created = wb.properties.modified = datetime.datetime(2024, 9, 1)
    return wb, wb.active


def save(wb, name, feature, **more):
    wb.save(path(name))
    fixture(name, WRITER, feature, **more)


def plain():
    wb, ws = book()
    fill(ws)
    save(wb, 'openpyxl-plain.xlsx', 'IDs and accounts as text, dates as dates')
    wb, ws = book()
    fill(ws, formats=dict(FORMAT, day='yyyy"年"mm"月"dd"日"', minute='m/d/yy h:mm', money='#,##0.00'))
    save(wb, 'openpyxl-chinese-date.xlsx', 'dates in the format yyyy"年"mm"月"dd"日", thousands commas')
    wb, ws = book()
    fill(ws, formats=dict(FORMAT, day='[$-804]yyyy"年"m"月"d"日";@', month='[$-804]yyyy"年"m"月";@',
                          minute='yyyy/m/d h:mm;@', money='"¥"#,##0.00;[Red]"¥"\\-#,##0.00'))
    save(wb, 'openpyxl-locale-format.xlsx', 'formats with locale, colour and sign of the yuan')
    wb, ws = book()
    wb.epoch = CALENDAR_MAC_1904
    fill(ws)
    save(wb, 'openpyxl-1904.xlsx', 'days counted from 1904')
    wb, ws = book()
    fill(ws, top=5, left=3)
    ws['C2'] = '青山镇农村低保花名册'
    save(wb, 'openpyxl-offset.xlsx', 'the table begins at C5, empty rows and columns before it')
    wb, ws = book()
    fill(ws)
    for row in ws.iter_rows(min_row=2):
        row[3].quotePrefix = row[4].quotePrefix = True
        for c in (row[1], row[3], row[4]):
            c.number_format = '@'
    save(wb, 'openpyxl-quote-prefix.xlsx', 'IDs with the apostrophe of Excel (quotePrefix), format @')


def typed_ids():
    wb, ws = book()
    fill(ws)
    ws['D4'].value = int(PEOPLE[2][2])
    ws['D4'].number_format = '0'
    assert ws['D4'].data_type == 'n'
    save(wb, 'openpyxl-number-id.xlsx', 'an ID typed as a number', options='-x refused.tsv',
         answer='without-third', truth='ledger', says=['D4'])
    wb, ws = book()
    fill(ws)
    ws['E4'].value = int(PEOPLE[2][3])
    save(wb, 'openpyxl-number-account.xlsx', 'an account of 19 digits typed as a number',
         options='-x refused.tsv', answer='without-third', truth='ledger', says=['E4'])
    # 12 digits are no loss: key and account as numbers that a double holds
    wb, ws = book()
    rows = [r[:3] + ['%012d' % (622200000000 + i)] + r[4:] for i, r in enumerate(PEOPLE)]
    ledger.answer('short-accounts', rows)
    fill(ws, rows=rows)
    for r in range(2, 10):
        ws.cell(r, 5).value = int(ws.cell(r, 5).value)
        ws.cell(r, 5).number_format = '0.00E+00'
    save(wb, 'openpyxl-short-account.xlsx', 'accounts of 12 digits as numbers, shown as 6.22E+11',
         answer='short-accounts')


def headers():
    wb, ws = book()
    ws['A1'] = '青山镇2024年9月农村低保发放表'
    ws.merge_cells('A1:G1')
    ws['A2'] = '单位：元'
    for c, (a, b) in enumerate([('序号', ''), ('户编号', ''), ('户主姓名', ''), ('家庭情况', '家庭人口'),
                                ('', '劳动力人数'), ('', '家庭年收入'), ('月保障金额', '')], 1):
        ws.cell(3, c).value = a or None
        ws.cell(4, c).value = b or None
    for span in ('A3:A4', 'B3:B4', 'C3:C4', 'D3:F3', 'G3:G4'):
        ws.merge_cells(span)
    rows = []
    for i, r in enumerate(PEOPLE):
        rows.append([r[0], r[1], r[7], str(i % 3), '%.2f' % (i * 1000.5), r[8]])
        for c, v in enumerate([i + 1, r[0], r[1], int(r[7]), i % 3, i * 1000.5, float(r[8])], 1):
            ws.cell(5 + i, c, v)
    ws['C13'] = '合计'
    for c, column in ((4, 2), (5, 3), (6, 4), (7, 5)):
        ws.cell(13, c, round(sum(float(r[column]) for r in rows), 2))
    ws['A14'] = '填表人：某某'
    ws['D14'] = '审核人：某某'
    ledger.answer('heads', rows, ['household_id', 'head_name', 'family_size', 'labour_persons',
                                  'income_year', 'amount'])
    save(wb, 'openpyxl-two-headers.xlsx', 'title, unit, merged header of two rows, total, signatures',
         answer='heads', says=['title 2, header 2, total 1, footer 1', 'totals agree'])
    ws['G13'] = ws['G13'].value + 1
    save(wb, 'openpyxl-wrong-total.xlsx', 'a total that is one yuan too much', answer='heads',
         options='-x refused.tsv --totals totals.tsv', says=['102210.45', '102209.45'])
    assert '%.2f' % (ws['G13'].value - 1) == '102209.45', ws['G13'].value

    wb, ws = book()
    ws['A1'] = '低保家庭登记表'
    ws.merge_cells('A1:F1')
    for row, texts in ((2, ['户编号', '家庭成员情况', '', '', '', '月保障金额']),
                       (3, ['', '基本情况', '', '身份', '', '']),
                       (4, ['', '姓名', '出生日期', '身份证号', '家庭人口', ''])):
        for c, text in enumerate(texts, 1):
            ws.cell(row, c).value = text or None
    for span in ('A2:A4', 'B2:E2', 'B3:C3', 'D3:E3', 'F2:F4'):
        ws.merge_cells(span)
    names = ['household_id', 'name', 'birth_date', 'id_number', 'family_size', 'amount']
    kinds = {n: k for _, n, k in COLUMNS}
    rows = ledger.picked(names)
    for i, r in enumerate(rows):
        for c, (n, text) in enumerate(zip(names, r), 1):
            put(ws, 5 + i, c, kinds[n], text)
    ledger.answer('members', rows, names)
    save(wb, 'openpyxl-three-headers.xlsx', 'a merged header of three rows', answer='members',
         says=['header 3'])

    names = ['family_size', 'amount', 'name', 'id_number']
    rows = ledger.picked(names)
    ledger.answer('size-first', rows, names)
    wb, ws = book()
    ws.append(['家庭人口', '月保障金额', '姓名', '身份证号'])
    for page in range(2):
        part = rows[page * 4:page * 4 + 4]
        for r in part:
            ws.append([int(r[0]), float(r[1]), r[2], r[3]])
        ws.append([sum(int(r[0]) for r in part), round(sum(float(r[1]) for r in part), 2), '本页小计'])
    save(wb, 'openpyxl-page-sums.xlsx', 'the word of a sum stands behind the sums', answer='size-first',
         says=['total 2', 'totals agree'])

    wb, ws = book()
    at = 1
    for page in range(2):
        ws.cell(at, 1, '青山镇2024年9月低保发放表')
        at = fill(ws, top=at + 1, rows=PEOPLE[page * 4:page * 4 + 4])
        ws.cell(at, 3, '本页小计')
        ws.cell(at, 9, sum(int(r[7]) for r in PEOPLE[page * 4:page * 4 + 4]))
        ws.cell(at, 10, sum(float(r[8]) for r in PEOPLE[page * 4:page * 4 + 4]))
        ws.cell(at + 1, 1, '第 %d 页' % (page + 1))
        at += 3
    ws.cell(at, 3, '总计')
    ws.cell(at, 9, int(ledger.TOTAL_SIZE))
    ws.cell(at, 10, float(ledger.TOTAL_AMOUNT))
    save(wb, 'openpyxl-pages.xlsx', 'header and title again at the top of the second page, sums of pages',
         says=['repeated header 2', 'total 3', 'totals agree'])


def hidden():
    wb, ws = book()
    fill(ws)
    ws.row_dimensions[4].hidden = ws.row_dimensions[7].hidden = True
    ws.column_dimensions['E'].hidden = True
    save(wb, 'openpyxl-hidden.xlsx', 'hidden rows and a hidden column are data, and are named',
         says=['hidden'])
    wb, ws = book()
    ws.title = '说明'
    ws['A1'] = '内部'
    ws.sheet_state = 'hidden'
    secret = wb.create_sheet('底稿')
    fill(secret, rows=PEOPLE[:1])
    secret.sheet_state = 'veryHidden'
    fill(wb.create_sheet('低保'))
    wb.active = 2
    save(wb, 'openpyxl-hidden-sheets.xlsx', 'a hidden and a veryHidden sheet are left out, and named',
         says=['说明', '底稿', 'hidden'])
    wb, ws = book()
    ws.title = '城镇'
    fill(ws, rows=PEOPLE[:4])
    fill(wb.create_sheet('农村'), rows=PEOPLE[4:])
    other = wb.create_sheet('汇总')
    other['A1'] = '乡镇'
    other['B1'] = '户数'
    save(wb, 'openpyxl-sheets.xlsx', 'two sheets of three by name become one table',
         options='-s 城镇,农村')
    ledger.answer('rural', PEOPLE[4:])
    fixture('openpyxl-sheets.xlsx', WRITER, 'one sheet by name', options='-s 农村', answer='rural')


def cells():
    wb, ws = book()
    fill(ws)
    for r in range(2, 10):
        ws.cell(r, 10).value = '=%s+0' % PEOPLE[r - 2][8]
    save(wb, 'openpyxl-formula.xlsx', 'amounts by formulas that were never computed: refused, and named',
         options='-x refused.tsv', answer='nobody', truth='ledger', says=['J2'])
    wb, ws = book()
    ws.append(['户编号', '姓名', '是否保障对象', '性别', '与户主关系', '残疾等级', '月保障金额'])
    rows = []
    for i, r in enumerate(PEOPLE):
        ws.append([r[0], r[1], i % 2 == 0, '男女'[i % 2], ['本人', '配偶', '长子', '长女'][i % 4],
                   ['一级', '2级', '叁级', '４级', 1, '二级', None, 4][i], float(r[8])])
        rows.append([r[0], r[1], ['yes', 'no'][i % 2], ['male', 'female'][i % 2],
                     ['head', 'spouse', 'son', 'daughter'][i % 4],
                     ['1', '2', '3', '4', '1', '2', '', '4'][i], r[8]])
    ledger.answer('codes', rows, ['household_id', 'name', 'covered', 'sex', 'relation',
                                  'disability_grade', 'amount'])
    save(wb, 'openpyxl-codes.xlsx', 'booleans and code words as people write them', answer='codes')
    wb, ws = book()
    ws.append(['戶編號', '姓　名', '身份證號', '賬號', '殘疾等級', '月發放金額'])
    rows = []
    for i, r in enumerate(PEOPLE):
        ws.append([r[0], r[1], r[2], r[3], '一級', float(r[8])])
        rows.append([r[0], r[1], r[2], r[3], '1', r[8]])
    ledger.answer('traditional', rows, ['household_id', 'name', 'id_number', 'account',
                                        'disability_grade', 'amount_paid'])
    save(wb, 'openpyxl-traditional.xlsx', 'headers and words in traditional characters',
         answer='traditional')
    wb, ws = book()
    fill(ws)
    full = str.maketrans('0123456789X,.', '０１２３４５６７８９Ｘ，．')
    for r in range(2, 10):
        ws.cell(r, 4).value = '\u3000' + PEOPLE[r - 2][2].translate(full).replace('Ｘ', 'ｘ') + ' '
        ws.cell(r, 5).value = "'" + PEOPLE[r - 2][3]
        ws.cell(r, 9).value = ' ' + PEOPLE[r - 2][7].translate(full) + '人'
        ws.cell(r, 10).value = '￥{:,.2f}'.format(float(PEOPLE[r - 2][8])) if r % 2 else \
            '{:,.2f}元'.format(float(PEOPLE[r - 2][8])).translate(full)
    save(wb, 'openpyxl-full-width.xlsx', 'full-width digits, U+3000, apostrophes, units, signs of the yuan')
    wb, ws = book()
    fill(ws)
    texts = ['%d年%d月%d日', '%d.%d.%d', '%d/%02d/%02d', '%d-%d-%d', '%04d%02d%02d', '%d年%02d月%02d日',
             '%d．%d．%d', '%d／%d／%d']
    for r in range(2, 10):
        d = ledger.day(PEOPLE[r - 2][4])
        ws.cell(r, 6).value = texts[r - 2] % (d.year, d.month, d.day)
        ws.cell(r, 6).number_format = '@'
        ws.cell(r, 7).value = PEOPLE[r - 2][5].replace('-', '年') + '月'
        ws.cell(r, 7).number_format = '@'
    save(wb, 'openpyxl-text-dates.xlsx', 'dates as text in eight forms')
    wb, ws = book()
    fill(ws)
    ws['F4'].number_format = 'General'
    save(wb, 'openpyxl-bare-serial.xlsx', 'a date without its format is a bare number: refused',
         options='-x refused.tsv', answer='without-third', says=['36585'])
    wb, ws = book()
    fill(ws)
    for r in range(2, 10):
        ws.cell(r, 11).value = (ws.cell(r, 11).value or '') + '\n第二行'
        ws.cell(r, 11).data_type = 's'
        ws.cell(r, 11).alignment = Alignment(wrap_text=True)
        ws.cell(r, 3).value = PEOPLE[r - 2][1] + '\n'
    rows = [r[:9] + [(r[9] + ' 第二行').strip()] for r in PEOPLE]
    ledger.answer('breaks', rows)
    save(wb, 'openpyxl-breaks.xlsx', 'line breaks inside cells become blanks', answer='breaks')


def units():
    names = ['household_id', 'name', 'amount', 'income_year']
    rows = [[r[0], r[1], r[8], '%.2f' % (5000 + 1000 * i)] for i, r in enumerate(PEOPLE)]
    ledger.answer('units', rows, names)
    wb, ws = book()
    ws.append(['户编号', '姓名', '月保障金额（元）', '家庭年收入（万元）'])
    for i, r in enumerate(PEOPLE):
        ws.append([r[0], r[1], float(r[8]), 0.5 + i / 10])
    save(wb, 'openpyxl-ten-thousand.xlsx', 'a column in 万元 beside one in 元', answer='units')
    for i in range(8):
        ws.cell(i + 2, 4).value = 5000 + 1000 * i
    rows = [[r[0], r[1], r[8], '%.2f' % (50000000 + 10000000 * i)] for i, r in enumerate(PEOPLE)]
    ledger.answer('units-doubtful', rows, names)
    save(wb, 'openpyxl-ten-thousand-doubtful.xlsx', '万元 above cells that look like 元: said',
         answer='units-doubtful', says=['income_year', 'unit'])


def shapes():
    wb, ws = book()
    ws.append(['户编号', '户主姓名', '户主身份证号', '其他家庭成员姓名1', '身份证号1', '其他家庭成员姓名2', '身份证号2',
               '月保障金额'])
    wide = [[PEOPLE[0][0], PEOPLE[0][1], PEOPLE[0][2], PEOPLE[1][1], PEOPLE[1][2], PEOPLE[2][1],
             PEOPLE[2][2], '900.00'],
            [PEOPLE[3][0], PEOPLE[3][1], PEOPLE[3][2], '', '', '', '', '453.50'],
            [PEOPLE[4][0], PEOPLE[4][1], PEOPLE[4][2], PEOPLE[5][1], PEOPLE[5][2], '', '', '88.00']]
    for r in wide:
        ws.append([c or None for c in r[:7]] + [float(r[7])])
    rows = []
    for r in wide:
        for k in (1, 3, 5):
            if r[k]:
                # the amount is the household's: once, or the sum would be wrong
                rows.append([r[0], r[1], r[2], r[k], r[k + 1], r[7] if k == 1 else ''])
    ledger.answer('unfolded', rows, ['household_id', 'head_name', 'head_id_number', 'name', 'id_number',
                                     'amount'])
    save(wb, 'openpyxl-wide.xlsx', 'members beside each other become rows', options='--unfold',
         answer='unfolded')
    wb, ws = book()
    ws.append(['户编号', '户主姓名', '家庭人口', '姓名', '身份证号'])
    rows = []
    at = 2
    for size in (3, 1, 4):
        for i in range(size):
            p = PEOPLE[at - 2]
            h = PEOPLE[at - 2 - i]
            ws.append([h[0] if not i else None, h[1] if not i else None, size if not i else None, p[1], p[2]])
            rows.append([h[0], h[1], str(size), p[1], p[2]])
            at += 1
        if size > 1:
            for c in 'ABC':
                ws.merge_cells('%s%d:%s%d' % (c, at - size, c, at - 1))
    ledger.answer('filled', rows, ['household_id', 'head_name', 'family_size', 'name', 'id_number'])
    save(wb, 'openpyxl-merged-households.xlsx', 'merged cells of a household, filled down on request',
         options='--fill-down household_id,head_name,family_size', answer='filled')
    wb, ws = book()
    ws.append(LABELS)
    ledger.answer('header-only', [])
    save(wb, 'openpyxl-header-only.xlsx', 'a header and not a single row', answer='header-only')
    wb, ws = book()
    save(wb, 'openpyxl-empty.xlsx', 'an empty sheet', status=2, answer='-', says=['openpyxl-empty.xlsx'])
    wb, ws = book()
    fill(ws)
    for r in range(10, 400):
        for c in range(1, 30):
            ws.cell(r, c).number_format = '0.00'
    save(wb, 'openpyxl-formatted-void.xlsx', 'hundreds of empty rows that have a format')


plain()
typed_ids()
headers()
hidden()
cells()
units()
shapes()
