"""Workbooks written by hand, part by part: what the standard allows and few writers do, and what nobody should send."""
import datetime
import io
import struct
import zipfile
from xml.sax.saxutils import escape
import ledger
from ledger import COLUMNS, LABELS, PEOPLE, fixture, path, serial, value

WRITER = 'by hand'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
STRICT_REL = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# styles: 0 general, 1 day, 2 month, 3 minute, 4 money, 5 text
FORMATS = ['General', 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'yyyy-mm-dd hh:mm', '#,##0.00', '@']
STYLE = {'day': 1, 'month': 2, 'minute': 3, 'money': 4, 'text': 5, 'number': 0}


def styles(formats=FORMATS, ns=MAIN):
    codes = ''.join('<numFmt numFmtId="%d" formatCode="%s"/>' % (164 + i, escape(f, {'"': '&quot;'}))
                    for i, f in enumerate(formats) if isinstance(f, str))
    xfs = ''.join('<xf numFmtId="%d" applyNumberFormat="1"/>' % (f if isinstance(f, int) else 164 + i)
                  for i, f in enumerate(formats))
    # the styles that cells refer to are those of cellXfs, not of cellStyleXfs before it
    return ('%s<styleSheet xmlns="%s"><numFmts count="%d">%s</numFmts><fonts count="1"><font/></fonts><fills count="1">'
            '<fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
            '<cellXfs count="%d">%s</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
            'builtinId="0"/></cellStyles></styleSheet>'
            % (HEAD, ns, codes.count('<'), codes, len(formats), xfs))


def address(row, column):
    name = ''
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return '%s%d' % (name, row)


def number(x):
    return repr(int(x)) if x == int(x) else repr(x)


class Table:
    """The known table as the XML of a sheet; cells may be replaced by their address."""

    def __init__(self, inline=False, refs=True, epoch=datetime.datetime(1899, 12, 30), rows=PEOPLE,
                 labels=LABELS, columns=COLUMNS):
        self.inline, self.refs, self.epoch, self.rows = inline, refs, epoch, rows
        self.labels, self.columns, self.strings, self.replaced = labels, columns, [], {}

    def text(self, text, style=0):
        if self.inline:
            return 't="inlineStr" s="%d"><is><t xml:space="preserve">%s</t></is>' % (style, escape(text))
        if text not in self.strings:
            self.strings.append(text)
        return 't="s" s="%d"><v>%d</v>' % (style, self.strings.index(text))

    def cell(self, row, column, kind, text):
        at = address(row, column)
        ref = ' r="%s"' % at if self.refs else ''
        if at in self.replaced:
            return '<c%s %s</c>' % (ref, self.replaced[at])
        v = value(kind, text)
        if v is None:
            return '<c%s/>' % ref if not self.refs else ''
        if isinstance(v, str):
            return '<c%s %s</c>' % (ref, self.text(v, STYLE['text']))
        if isinstance(v, datetime.datetime):
            v = serial(v, self.epoch)
        return '<c%s s="%d"><v>%s</v></c>' % (ref, STYLE[kind], number(v))

    def data(self):
        out = []
        for r, row in enumerate([self.labels] + self.rows, 1):
            cells = ''.join(self.cell(r, c, column[2] if r > 1 else 'text', text)
                            for c, (column, text) in enumerate(zip(self.columns, row)))
            out.append('<row%s>%s</row>' % (' r="%d"' % r if self.refs else '', cells))
        return ''.join(out)

    def sheet(self, before='', after='', ns=MAIN):
        return ('%s<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>%s</sheetData>%s</worksheet>'
                % (HEAD, ns, REL, before, self.data(), after))

    def shared(self, ns=MAIN):
        return '%s<sst xmlns="%s">%s</sst>' % (HEAD, ns, ''.join(
            '<si><t xml:space="preserve">%s</t></si>' % escape(s) for s in self.strings))


def parts(table, sheet=None, ns=MAIN, rel=REL, pr='', formats=FORMATS):
    """The parts of a workbook of one sheet, as a dictionary to change."""
    sheet = sheet or table.sheet(ns=ns)
    return {
        '[Content_Types].xml': HEAD + '<Types xmlns="%s"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '%s</Types>' % (TYPES, ''.join(
            '<Override PartName="/xl/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.%s+xml"/>' % part for part in (
                ('workbook', 'sheet.main'), ('worksheets/sheet1', 'worksheet'), ('styles', 'styles'),
                ('sharedStrings', 'sharedStrings')))),
        '_rels/.rels': HEAD + '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, rel),
        'xl/workbook.xml': HEAD + '<workbook xmlns="%s" xmlns:r="%s">%s<sheets><sheet name="低保" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>' % (ns, rel, pr),
        'xl/_rels/workbook.xml.rels': HEAD + '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="%s/styles" Target="styles.xml"/>'
        '<Relationship Id="rId3" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        % (PACKAGE, rel, rel, rel),
        'xl/worksheets/sheet1.xml': sheet,
        'xl/styles.xml': styles(formats, ns),
        'xl/sharedStrings.xml': table.shared(ns),
    }


def pack(all_parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as z:
        for name, text in all_parts.items():
            info = zipfile.ZipInfo(name, (2024, 9, 1, 0, 0, 0))
            info.compress_type = method
            z.writestr(info, text if isinstance(text, bytes) else text.encode('utf-8'))
    return out.getvalue()


def write(name, data, feature, **more):
    with open(path(name), 'wb') as out:
        out.write(data)
    fixture(name, WRITER, feature, **more)


def save(name, all_parts, feature, method=zipfile.ZIP_DEFLATED, **more):
    write(name, pack(all_parts, method), feature, **more)


REFUSED = dict(options='-x refused.tsv', answer='without-third', truth='ledger')
# the sheet itself does not say what is true
LOST = dict(options='-x refused.tsv', answer='without-third')


def package():
    """The same sheet in other boxes."""
    t = Table()
    save('hand-plain.xlsx', parts(t), 'the least a workbook needs')
    save('hand-stored.xlsx', parts(Table()), 'nothing is compressed', method=zipfile.ZIP_STORED)
    p = parts(Table())
    p['tables/一.xml'] = p.pop('xl/worksheets/sheet1.xml')
    p['book/main.xml'] = p.pop('xl/workbook.xml')
    p['text.xml'] = p.pop('xl/sharedStrings.xml')
    p['book/look.xml'] = p.pop('xl/styles.xml')
    p['_rels/.rels'] = p['_rels/.rels'].replace('xl/workbook.xml', '/book/main.xml')
    for old, new in (('workbook', 'book/main'), ('worksheets/sheet1', 'tables/一'), ('styles', 'book/look'),
                     ('sharedStrings', 'text')):
        p['[Content_Types].xml'] = p['[Content_Types].xml'].replace('/xl/%s.xml' % old, '/%s.xml' % new)
    p['book/_rels/main.xml.rels'] = p.pop('xl/_rels/workbook.xml.rels').replace(
        'worksheets/sheet1.xml', '/tables/一.xml').replace('sharedStrings.xml', '../text.xml').replace(
        'styles.xml', './look.xml')
    save('hand-renamed.xlsx', p, 'parts with other names, absolute and ../ targets')
    p = parts(Table())
    for name in list(p):
        if name.startswith('xl/worksheets') or name in ('xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml'):
            p[name] = p[name].replace('<', '<x:').replace('<x:/', '</x:').replace('<x:?', '<?').replace(
                'xmlns="', 'xmlns:x="')
    save('hand-prefix.xlsx', p, 'every element has a prefix')
    t = Table()
    save('hand-strict.xlsx', parts(t, ns=STRICT, rel=STRICT_REL), 'the strict form of ISO 29500')
    p = parts(Table())
    for name in ('xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml'):
        p[name] = p[name].replace('encoding="UTF-8"', 'encoding="UTF-16"').encode('utf-16')
    save('hand-utf16.xlsx', p, 'parts in UTF-16')
    p = parts(Table())
    for name in ('xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'):
        p[name] = b'\xef\xbb\xbf' + p[name].encode('utf-8')
    save('hand-bom.xlsx', p, 'parts in UTF-8 with a mark')
    t = Table(inline=True)
    p = parts(t)
    del p['xl/sharedStrings.xml']
    p['[Content_Types].xml'] = p['[Content_Types].xml'].replace(
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sharedStrings+xml"/>', '')
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels'].replace(
        '<Relationship Id="rId3" Type="%s/sharedStrings" Target="sharedStrings.xml"/>' % REL, '')
    save('hand-no-strings.xlsx', p, 'no part of shared strings')
    p = parts(Table())
    t = Table()
    p['xl/worksheets/sheet1.xml'] = t.sheet(
        before='<dimension ref="A1"/><cols><col min="1" max="16384" width="9"/></cols>',
        after='<extLst><ext uri="{0}" xmlns:x14="http://localhost/x14"><x14:row><x14:c r="C2"><x14:v>1</x14:v>'
        '</x14:c></x14:row></ext></extLst>')
    p['xl/sharedStrings.xml'] = t.shared()
    save('hand-extensions.xlsx', p, 'a wrong dimension, elements of other namespaces')
    data = bytearray(pack(parts(Table())))
    write('hand-trailing.xlsx', bytes(data) + b'\0' * 300, 'bytes behind the end of the zip')
    write('hand-suffix.csv', bytes(data), 'a workbook that calls itself .csv')


def cells():
    t = Table(refs=False, inline=True)
    save('hand-no-addresses.xlsx', parts(t), 'rows and cells without r')
    t = Table()
    data = t.sheet().replace('<row ', '\n  <row spans="1:10" ').replace('<c ', '\n    <c ').replace(
        '<v>', '\n<v>').replace('</v>', '</v>\n')
    save('hand-indented.xlsx', parts(t, data), 'blanks and line ends between elements')
    t = Table(inline=True)
    for r, row in enumerate(PEOPLE, 2):
        t.replaced['B%d' % r] = (
            't="inlineStr"><is><r><rPr><b/></rPr><t>%s</t></r><r><t xml:space="preserve">%s</t></r>'
            '<rPh sb="0" eb="1"><t>ZHAO</t></rPh><phoneticPr fontId="1"/></is>' % (row[1][0], row[1][1:]))
    save('hand-phonetic.xlsx', parts(t), 'runs with a reading beside them (rPh), which is no text')
    t = Table()
    for r, row in enumerate(PEOPLE, 2):
        t.replaced['E%d' % r] = 't="d" s="1"><v>%s</v>' % (row[4] + ('T00:00:00' if r % 2 else ''))
        t.replaced['G%d' % r] = 't="d" s="3"><v>%s:00%s</v>' % (row[6].replace(' ', 'T'), 'Z' if r % 2 else '')
    save('hand-iso-dates.xlsx', parts(t), 'dates as ISO text (t="d"), with and without time and Z')
    for word in ('1', 'true'):
        t = Table(epoch=datetime.datetime(1904, 1, 1))
        save('hand-1904-%s.xlsx' % word, parts(t, pr='<workbookPr date1904="%s"/>' % word),
             'days counted from 1904 (date1904="%s")' % word)
    t = Table()
    t.replaced['C4'] = 's="5"><v>%s</v>' % PEOPLE[2][2]
    save('hand-number-id.xlsx', parts(t), 'an ID of 18 digits in <v>, format @', says=['C4'], **REFUSED)
    t = Table()
    t.replaced['C4'] = '><v>9.90101200002290038E+17</v>'
    save('hand-exponent-id.xlsx', parts(t), 'an ID as 9.90101200002290038E+17', says=['C4'], **REFUSED)
    t = Table()
    t.replaced['C4'] = 't="str"><f>&quot;x&quot;</f><v>9.90101E+17</v>'
    save('hand-exponent-text.xlsx', parts(t), 'an ID as the text 9.90101E+17', **LOST)
    t = Table()
    t.replaced['D4'] = 't="n"><v>6217000010012345678</v>'
    save('hand-number-account.xlsx', parts(t), 'an account of 19 digits as a number', says=['D4'], **REFUSED)
    t = Table()
    t.replaced['C4'] = '><f>&quot;%s&quot;</f>' % PEOPLE[2][2]
    save('hand-formula-id.xlsx', parts(t), 'a formula without a value where an ID is due', says=['C4'], **REFUSED)
    t = Table()
    t.replaced['I4'] = 't="e"><f>1/0</f><v>#DIV/0!</v>'
    save('hand-error.xlsx', parts(t), 'an error cell', says=['I4', '#DIV/0!'], **REFUSED)
    t = Table()
    t.replaced['I4'] = 't="str" s="4"><f>"0.30"</f><v>0.30</v>'
    t.replaced['H4'] = 't="b"><v>1</v>'
    save('hand-bool-count.xlsx', parts(t), 'TRUE where a count is due', says=['TRUE'], **LOST)
    t = Table()
    for r, (a, size) in enumerate(zip(['453.5', '1234.5599999999999', '0.30000000000000004', '1E5',
                                       '4.2E+2', '1.1000000000000001', '-0', '99.989999999999995'],
                                      [x[7] for x in PEOPLE]), 2):
        t.replaced['I%d' % r] = 's="4"><v>%s</v>' % a
        t.replaced['H%d' % r] = 's="0"><v>%s.0</v>' % size if r % 2 else 's="0"><v>%se0</v>' % size
    save('hand-seventeen-digits.xlsx', parts(t), 'numbers as a double prints them: 0.30000000000000004')
    # escapes of control characters, entities, CDATA
    t = Table(inline=True)
    notes = ['', 'a_x000D_\nb', '_x005F_x000D_', '&#x7532;&amp;&lt;乙&gt;', '<![CDATA[=1+1]]>', 'x_x0009_y',
             '_xZZZZ_', '  两端  ']
    texts = ['', 'a b', '_x000D_', '甲&<乙>', '=1+1', 'x y', '_xZZZZ_', '两端']
    rows = [r[:9] + [n] for r, n in zip(PEOPLE, texts)]
    for r, n in enumerate(notes, 2):
        if n:
            t.replaced['J%d' % r] = 't="inlineStr"><is><t xml:space="preserve">%s</t></is>' % n
    ledger.answer('escapes', rows)
    save('hand-escapes.xlsx', parts(t), '_x000D_ and _x005F_, entities, CDATA, blanks at the ends', answer='escapes')
    t = Table()
    t.replaced['C4'] = 't="s"><v>9999</v>'
    save('hand-bad-index.xlsx', parts(t), 'a shared string that is not there', status=2, answer='-',
         says=['hand-bad-index.xlsx'])
    t = Table()
    t.replaced['I4'] = 's="999"><v>0.3</v>'
    save('hand-bad-style.xlsx', parts(t), 'a style that is not there: refused', status=2, answer='-', says=['I4'])
    t = Table()
    t.replaced['A4'] = 't="s" s="5"><v></v>'
    rows = [([''] if i == 2 else [r[0]]) + r[1:] for i, r in enumerate(PEOPLE)]
    ledger.answer('without-one-key', rows)
    save('hand-empty-value.xlsx', parts(t), 'a cell with an empty <v>', answer='without-one-key')


def formats():
    codes = ['General', 'yyyy\\年m\\月d\\日;@', '[DBNum1][$-804]yyyy"年"m"月";@', '[$-F400]h:mm:ss\\ AM/PM',
             '0.00"元";[Red]\\-0.00"元"', '@']
    t = Table()
    for r, row in enumerate(PEOPLE, 2):
        t.replaced['G%d' % r] = 's="6"><v>%r</v>' % serial(value('minute', row[6]))
    save('hand-formats.xlsx', parts(t, formats=codes + ['yyyy-mm-dd\\Thh:mm:ss.000']),
         'dates and amounts in formats with quotes, escapes, colours: [Red] is no day, "元" no year')
    # formats of amounts that have letters of dates where they do not count
    codes = ['General', 14, 57, 22, '[Red]0.00;[Blue]-0.00', '@', '"day"0.00', '0.00\\d', '_-d0.00', '#,##0.00_m',
             '[>=100]0.00"y";0.00', '0.00E+00', '# ?/?', '0.00*d']
    t = Table()
    for r, row in enumerate(PEOPLE, 2):
        t.replaced['I%d' % r] = 's="%d"><v>%s</v>' % (6 + r - 2 if r != 4 else 4, number(float(row[8])))
    p = parts(t, formats=codes)
    save('hand-not-dates.xlsx', p, 'formats of amounts with letters that look like dates')
    # what WPS and Excel put into a Chinese sheet
    days = ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'e"年"m"月"d"日"', 'aaaa;@', 'yyyy\\.m\\.d;@',
            '[DBNum1][$-804]yyyy"年"m"月"d"日";@', '[$-409]d\\-mmm\\-yy;@', '[$-zh-CN,103]yyyy"年"m"月"d"日";@',
            '[$-130000]yyyy"年"m"月"d"日"']
    times = ['[$-F400]h:mm:ss\\ AM/PM', 'yyyy/m/d\\ 上午/下午h"时"mm"分";@', 'm/d/yy\\ h:mm;@', 'yyyy/m/d\\ [$-804]aaaa\\ h:mm',
             'yyyy-m-d\\ h:mm', '[$-804]aaaa\\ h:mm;@', 'yyyy/m/d\\ h:mm\\ AM/PM;@', 'mm:ss.0;@']
    sums = ['G/通用格式', '0.00_);[红色]\\(0.00\\)', '[$￥-804]#,##0.00;[红色][$￥-804]\\-#,##0.00',
            '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '#,##0.00"元"', '"¥"#,##0.00;"¥"\\-#,##0.00',
            '[DBNum2][$-804]General', '0!.0,"万"']
    t = Table()
    for r, row in enumerate(PEOPLE, 2):
        t.replaced['E%d' % r] = 's="%d"><v>%s</v>' % (4 + r, number(serial(value('day', row[4]))))
        t.replaced['G%d' % r] = 's="%d"><v>%s</v>' % (12 + r, number(serial(value('minute', row[6]))))
        t.replaced['I%d' % r] = 's="%d"><v>%s</v>' % (20 + r, number(float(row[8])))
    save('hand-wps-formats.xlsx', parts(t, formats=FORMATS + days + times + sums),
         'formats of Chinese sheets: era, weekday, 上午/下午, DBNum, locales, 万; sums that are no dates')
    names = ['household_id', 'birth_date', 'note']
    rows, t = [], Table(columns=[COLUMNS[0], COLUMNS[4], COLUMNS[9]], labels=['户编号', '出生日期', '备注'], rows=[])
    for i, (s, d) in enumerate([('1', '1900-01-01'), ('59', '1900-02-28'), ('61', '1900-03-01'), ('45536', '2024-09-01'),
                                ('36585', '2000-02-29'), ('45536.999999', '2024-09-02'), ('32874', '1990-01-01'),
                                ('2958465', '9999-12-31')]):
        t.replaced['B%d' % (i + 2)] = 's="1"><v>%s</v>' % s
        t.rows.append(['D%d' % i, '2000-01-01', 'n%d' % i])
        rows.append(['D%d' % i, d, 'n%d' % i])
    ledger.answer('days', rows, names)
    save('hand-days.xlsx', parts(t), 'the first days of 1900, one second before midnight, the last day', answer='days')
    t.replaced['B3'] = 's="1"><v>60</v>'
    t.replaced['B5'] = 's="1"><v>-3</v>'
    ledger.answer('days-refused', rows[:1] + rows[2:3] + rows[4:], names)
    rows[1][1] = 'no day'
    ledger.answer('days-all', rows[:3] + rows[4:], names)
    save('hand-no-day.xlsx', parts(t), '1900-02-29, which never was (60), and a day before 1900', options='-x refused.tsv',
         answer='days-refused', truth='days-all')


def shapes():
    t = Table()
    data = t.sheet(after='<mergeCells count="2"><mergeCell ref="L1:M2"/><mergeCell ref="A1"/></mergeCells>')
    save('hand-merged-beside.xlsx', parts(t, data), 'merged cells beside the table')
    t = Table()
    data = t.sheet().replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row></sheetData>')
    save('hand-far-corner.xlsx', parts(t, data), 'an empty cell in the last corner of the sheet')
    t = Table()
    rows = t.data()
    head, body = rows.split('</row>', 1)
    data = t.sheet().replace(rows, head + '</row>' + body.replace('<row r="3">', '<row r="3" hidden="1" ht="0">')
                             .replace('<row r="4">', '<row r="4" hidden="true">'))
    data = data.replace('<sheetData>', '<cols><col min="3" max="4" hidden="true" width="0"/></cols><sheetData>')
    save('hand-hidden.xlsx', parts(t, data), 'hidden="1" and hidden="true"', says=['hidden'])
    t = Table()
    data = t.sheet()
    p = parts(t, data, pr='')
    p['xl/workbook.xml'] = p['xl/workbook.xml'].replace(
        '<sheet name', '<sheet name="藏&amp;&quot;一&quot;" sheetId="7" state="veryHidden" r:id="rId9"/><sheet name')
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels'].replace(
        '<Relationship Id="rId1"', '<Relationship Id="rId9" Type="%s/worksheet" Target="worksheets/sheet9.xml"/>'
        '<Relationship Id="rId1"' % REL)
    p['xl/worksheets/sheet9.xml'] = data
    save('hand-very-hidden.xlsx', p, 'a veryHidden sheet stands first, with entities in its name', says=['藏&"一"'])


def broken():
    no = dict(status=2, answer='-')
    data = pack(parts(Table()))
    write('hand-truncated.xlsx', data[:len(data) // 2], 'a zip cut in the middle is refused',
          says=['hand-truncated.xlsx'], **no)
    write('hand-head-only.xlsx', data[:4], 'four bytes of a zip are refused', says=['hand-head-only.xlsx'], **no)
    write('hand-empty.xlsx', b'', 'an empty file is refused', says=['hand-empty.xlsx'], **no)
    # flip a byte inside the compressed data of the sheet
    at = data.index(b'xl/worksheets/sheet1.xml') + 24 + 200
    spoilt = bytearray(data)
    spoilt[at] ^= 0x55
    write('hand-spoilt.xlsx', bytes(spoilt), 'a byte of the compressed sheet is wrong: refused', says=['hand-spoilt.xlsx'], **no)
    # the sum over the stored bytes is wrong, the XML is not: an amount was changed behind it
    data = pack(parts(Table()), zipfile.ZIP_STORED)
    assert data.count(b'<v>453.5</v>') == 1
    write('hand-wrong-sum.xlsx', data.replace(b'<v>453.5</v>', b'<v>953.5</v>'),
          'a stored sheet that its CRC does not fit: refused', says=['hand-wrong-sum.xlsx'], **no)
    t = Table()
    p = parts(t, t.sheet()[:-300])
    save('hand-cut-xml.xlsx', p, 'the XML of the sheet ends early: refused', says=['hand-cut-xml.xlsx'], **no)
    t = Table(inline=True)
    p = parts(t, t.sheet().replace(HEAD, HEAD + '<!DOCTYPE worksheet [<!ENTITY a "1">]>'))
    save('hand-dtd.xlsx', p, 'a DTD in the sheet is refused', says=['hand-dtd.xlsx'], **no)
    t = Table(inline=True)
    laughs = '<!DOCTYPE worksheet [<!ENTITY a0 "ha">%s]>' % ''.join(
        '<!ENTITY a%d "%s">' % (i, ('&a%d;' % (i - 1)) * 10) for i in range(1, 12))
    p = parts(t, t.sheet().replace(HEAD, HEAD + laughs).replace('户编号', '&a11;'))
    save('hand-laughs.xlsx', p, 'a billion laughs are refused', says=['hand-laughs.xlsx'], **no)
    t = Table(inline=True)
    p = parts(t, t.sheet().replace(HEAD, HEAD + '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>').replace(
        '户编号', '&f;'))
    save('hand-outside.xlsx', p, 'an entity that would read a file is refused', says=['hand-outside.xlsx'], **no)
    p = parts(Table())
    p['xl/worksheets/sheet1.xml'] = p['xl/worksheets/sheet1.xml'].replace(
        '</sheetData>', '<row r="10"><c r="A10" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>' % ('0' * 40000000))
    save('hand-bomb.xlsx', p, 'forty million zeros in 40 KB: refused', says=['hand-bomb.xlsx'], **no)
    p = parts(Table())
    p['xl/sharedStrings.xml'] = p['xl/sharedStrings.xml'].replace(
        '</sst>', '<si><t>%s</t></si></sst>' % ('0' * 40000000))
    save('hand-bomb-strings.xlsx', p, 'the same in the shared strings: refused', says=['hand-bomb-strings.xlsx'], **no)
    p = parts(Table())
    p['xl/worksheets/sheet1.xml'] = p['xl/worksheets/sheet1.xml'].replace(
        '</sheetData>', '</sheetData>' + '<extLst>' * 20000 + '</extLst>' * 20000)
    save('hand-deep.xlsx', p, 'twenty thousand elements in each other: refused', says=['hand-deep.xlsx'], **no)
    for name, old, new, feature, says in (
            ('number', '<v>453.5</v>', '<v>4S3.5</v>', 'a number that is none', 'I2'),
            ('infinite', '<v>453.5</v>', '<v>1E999</v>', 'a number that no spreadsheet can hold', 'I2'),
            ('twice', 'r="I2"', 'r="H2"', 'two cells with one address', 'H2'),
            ('order', 'r="C2"', 'r="K2"', 'cells out of order', ''),
            ('beyond', '<c r="I2"', '<c r="ZZZ2"', 'a cell beyond the last column', ''),
            ('rows', '<row r="3"', '<row r="2"', 'two rows with one number', ''),
            ('type', '<c r="I2"', '<c t="x" r="I2"', 'a cell of no known type', 'I2')):
        t = Table()
        sheet = t.sheet()
        assert sheet.count(old) == 1, (name, sheet.count(old))
        save('hand-bad-%s.xlsx' % name, parts(t, sheet.replace(old, new)), feature + ': refused',
             says=[says or 'hand-bad-%s.xlsx' % name], **no)
    p = parts(Table())
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels'].replace(
        'Target="worksheets/sheet1.xml"', 'Target="file:///etc/passwd" TargetMode="External"')
    save('hand-external.xlsx', p, 'a sheet in another file: refused', says=['hand-external.xlsx'], **no)
    p = parts(Table())
    del p['xl/worksheets/sheet1.xml']
    save('hand-no-sheet.xlsx', p, 'the part of the sheet is missing: refused', says=['hand-no-sheet.xlsx'], **no)
    p = parts(Table())
    del p['xl/_rels/workbook.xml.rels']
    save('hand-no-relations.xlsx', p, 'the relations of the workbook are missing: refused',
         says=['hand-no-relations.xlsx'], **no)
    p = parts(Table())
    p['xl/workbook.xml'] = p['xl/workbook.xml'].replace('<sheet name="低保" sheetId="1" r:id="rId1"/>', '')
    save('hand-no-sheets.xlsx', p, 'a workbook without a sheet: refused', says=['hand-no-sheets.xlsx'], **no)
    word = {'[Content_Types].xml': HEAD + '<Types xmlns="%s"/>' % TYPES,
            '_rels/.rels': HEAD + '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" '
            'Target="word/document.xml"/></Relationships>' % (PACKAGE, REL),
            'word/document.xml': HEAD + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:body><w:p/></w:body></w:document>'}
    save('hand-docx-as.xlsx', word, 'a Word document that calls itself .xlsx: refused', says=['hand-docx-as.xlsx'], **no)
    save('hand-zip-as.xlsx', {'低保.csv': '姓名,金额\n甲,1\n'}, 'a zip of other files that calls itself .xlsx: refused',
         says=['hand-zip-as.xlsx'], **no)
    box = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 16 + struct.pack('<HHHHH', 0x3e, 3, 0xfffe, 9, 6)
    write('hand-short.xls', box, 'the head of a binary workbook and nothing else: refused', says=['hand-short.xls'], **no)
    html = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body><table>' \
        '<tr><td>姓名</td><td>身份证号</td></tr><tr><td>甲</td><td style="mso-number-format:\'\\@\'">%s</td></tr>' \
        '</table></body></html>' % PEOPLE[0][2]
    write('hand-page.xls', html.encode('gb18030'), 'the page that many offices export as .xls: refused', says=['web page'], **no)
    write('hand-mht.xls', b'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; '
          b'boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<table><tr><td>1</td></tr></table>\r\n--b--\r\n',
          'a web archive that calls itself .xls: refused', says=['hand-mht.xls'], **no)


package()
cells()
formats()
shapes()
broken()
