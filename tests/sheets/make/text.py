"""Text in the encodings and forms of offices, by Python's own codecs; the fields by csv."""
import csv
import io
import ledger
from ledger import LABELS, PEOPLE, fixture, path

WRITER = 'Python csv'
# Big5 has no simplified characters, and of these names none
BIG5 = ['戶編號', '姓名', '身份證號', '月保障金額', '備註']
BIG5_ROWS = [[r[0], n, r[2], r[8], note] for r, n, note in zip(
    PEOPLE, ['趙一', '錢二', '孫三', '李四', '周五', '吳六', '鄭七', '王八'],
    ['臺北路三號', '', '二級殘疾', '與戶主同住', '鄉鎮', '', '覈實', '長者'])]
HKSCS_ROWS = [r[:4] + [n] for r, n in zip(BIG5_ROWS, ['深水埗', '鰂魚涌', '咗', '', '嘅', '啲', '冇', '喺'])]


def rows_of(rows, labels=LABELS, end='\r\n', **dialect):
    out = io.StringIO()
    w = csv.writer(out, lineterminator=end, **dialect)
    w.writerows([labels] + rows)
    return out.getvalue()


def write(name, data, feature, **more):
    with open(path(name), 'wb') as out:
        out.write(data)
    fixture(name, WRITER, feature, **more)


def encodings():
    plain = rows_of(PEOPLE)
    write('text-utf8.csv', plain.encode('utf-8'), 'UTF-8, CRLF', says=['UTF-8'])
    write('text-utf8-mark.csv', plain.encode('utf-8-sig'), 'UTF-8 with a mark', says=['UTF-8'])
    write('text-gb18030.csv', plain.encode('gb18030'), 'GB18030 with characters of four bytes', says=['GB18030'])
    tabs = rows_of(PEOPLE, delimiter='\t')
    write('text-utf16le-mark.txt', tabs.encode('utf-16'), 'UTF-16LE with a mark, TABs', says=['UTF-16'])
    write('text-utf16be-mark.txt', b'\xfe\xff' + tabs.encode('utf-16-be'), 'UTF-16BE with a mark, TABs', says=['UTF-16'])
    write('text-utf16le.csv', plain.encode('utf-16-le'), 'UTF-16LE without a mark', says=['UTF-16'])
    write('text-utf16be.csv', plain.encode('utf-16-be'), 'UTF-16BE without a mark', says=['UTF-16'])
    names = ['household_id', 'name', 'id_number', 'amount', 'note']
    ledger.answer('big5', BIG5_ROWS, names)
    ledger.answer('hkscs', HKSCS_ROWS, names)
    write('text-big5.csv', rows_of(BIG5_ROWS, BIG5).encode('big5'), 'Big5', answer='big5', says=['Big5'])
    write('text-big5-hkscs.csv', rows_of(HKSCS_ROWS, BIG5).encode('big5hkscs'), 'Big5 with characters of Hong Kong',
          answer='hkscs', says=['Big5'])
    data = rows_of(BIG5_ROWS, BIG5).encode('gb18030')
    write('text-traditional.csv', data, 'traditional characters in GB18030', answer='big5', says=['GB18030'])
    fixture('text-big5.csv', WRITER, 'the encoding given', options='--encoding BIG5-HKSCS', answer='big5')
    bad = bytearray(plain.encode('utf-8'))
    bad[bad.index('欧'.encode('utf-8')) + 1] = 0x28
    bad[bad.index('古'.encode('utf-8')) + 1] = 0xff
    write('text-spoilt.csv', bytes(bad), 'bytes that are no encoding: refused', status=2, answer='-',
          says=['text-spoilt.csv'])


def forms():
    write('text-lf.csv', rows_of(PEOPLE, end='\n').encode('utf-8'), 'LF only')
    write('text-cr.csv', rows_of(PEOPLE, end='\r').encode('utf-8'), 'CR only')
    write('text-semicolon.csv', rows_of(PEOPLE, delimiter=';').encode('gb18030'), 'semicolons')
    write('text-bar.txt', rows_of(PEOPLE, delimiter='|').encode('gb18030'), 'bars', options='--delimiter |')
    write('text-quoted.csv', rows_of(PEOPLE, quoting=csv.QUOTE_ALL).encode('utf-8'), 'every cell quoted')
    rows = [r[:9] + [(r[9] + '\n第二行\t完')] for r in PEOPLE]
    ledger.answer('text-breaks', [r[:9] + [(r[9] + ' 第二行 完').strip()] for r in PEOPLE])
    write('text-breaks.csv', rows_of(rows).encode('utf-8'), 'line ends and TABs inside quotes', answer='text-breaks')
    rows = [r[:2] + ["'" + r[2], '="%s"' % r[3]] + r[4:] for r in PEOPLE]
    write('text-marks.csv', rows_of(rows).encode('gb18030'), 'IDs with an apostrophe, accounts as ="..."')
    rows = [r[:8] + ['{:,.2f}'.format(float(r[8]))] + r[9:] for r in PEOPLE]
    write('text-commas.csv', rows_of(rows).encode('gb18030'), 'thousands commas in quotes')
    rows = [r[:2] + ['%.5E' % float(r[2]) if i == 2 else r[2]] + r[3:] for i, r in enumerate(PEOPLE)]
    write('text-exponent.csv', rows_of(rows).encode('gb18030'), 'an ID as 9.90101E+17', options='-x refused.tsv',
          answer='without-third')
    rows = [r[:2] + [r[2][:15] + '000' if i == 2 else r[2]] + r[3:] for i, r in enumerate(PEOPLE)]
    write('text-zeros.csv', rows_of(rows).encode('gb18030'), 'an ID whose last three digits became 000',
          options='-x refused.tsv', answer='without-third')
    title = '青山镇2024年9月发放表,,,,,,,,,\r\n,,,,,,,,,\r\n'
    foot = ',合计,,,,,,%s,%s,\r\n填表人：某某,,,,,,,,,\r\n' % (ledger.TOTAL_SIZE, ledger.TOTAL_AMOUNT)
    write('text-title.csv', (title + rows_of(PEOPLE) + foot).encode('gb18030'), 'title, total, signature',
          says=['total 1', 'totals agree'])
    ledger.answer('header-only', [])
    write('text-header.csv', rows_of([]).encode('gb18030'), 'a header and not a single row', answer='header-only')
    write('text-quote.csv', rows_of(PEOPLE).replace('"A,B"', '"A,B').encode('utf-8'), 'a quote that is never closed',
          status=2, answer='-', says=['text-quote.csv:', 'quote'])


encodings()
forms()
