// Fixtures by ExcelJS and SheetJS. Reads answers/ledger.tsv; prints lines of fixtures.tsv.
'use strict';
const fs = require('fs');
const path = require('path');
const ExcelJS = require('exceljs');
const XLSX = require('xlsx');
const Populate = require('xlsx-populate');

const sheets = path.dirname(__dirname);
const file = name => path.join(sheets, 'files', name);
const table = fs.readFileSync(path.join(sheets, 'answers', 'ledger.tsv'), 'utf8')
	.split('\n').slice(0, -1).map(line => line.split('\t')).slice(1);
const labels = ['户编号', '姓名', '身份证号', '银行账号', '出生日期', '享受起始年月', '救助时间', '家庭人口',
	'月保障金额', '备注'];
const formats = { 4: 'yyyy"年"m"月"d"日"', 5: 'yyyy"年"m"月"', 6: 'yyyy/m/d h:mm', 8: '#,##0.00' };

function fixture(name, writer, feature, more = {}) {
	const answer = more.answer || 'ledger';
	console.log([name, writer, feature, more.options || '', more.status || 0, answer,
		more.truth || answer, (more.says || []).join(' ~ ')].join('\t'));
}

// a cell as JavaScript has it: text, number or Date (of UTC, as both libraries take it)
function value(c, text) {
	if (text === '')
		return null;
	if (c === 4)
		return new Date(text + 'T00:00:00Z');
	if (c === 5)
		return new Date(text + '-01T00:00:00Z');
	if (c === 6)
		return new Date(text.replace(' ', 'T') + ':00Z');
	return c === 7 || c === 8 ? Number(text) : text;
}

const rows = table.map(row => row.map((text, c) => value(c, text)));

// ---- ExcelJS

function book() {
	const wb = new ExcelJS.Workbook();
	wb.created = wb.modified = new Date('2024-09-01T00:00:00Z');
	return wb;
}

function fill(ws) {
	ws.addRow(labels);
	for (const row of rows)
		ws.addRow(row);
	for (const c of Object.keys(formats))
		ws.getColumn(Number(c) + 1).numFmt = formats[c];
	return ws;
}

async function exceljs() {
	const save = async (wb, name, feature, more) => {
		await wb.xlsx.writeFile(file(name));
		fixture(name, 'ExcelJS', feature, more);
	};
	let wb = book();
	fill(wb.addWorksheet('低保'));
	await save(wb, 'exceljs-plain.xlsx', 'IDs as text, dates as JavaScript dates');
	wb = book();
	wb.properties.date1904 = true;
	fill(wb.addWorksheet('低保'));
	await save(wb, 'exceljs-1904.xlsx', 'days counted from 1904');
	wb = book();
	let ws = fill(wb.addWorksheet('低保'));
	for (let r = 2; r <= 9; r++) {
		const name = table[r - 2][1];
		ws.getCell(r, 2).value = { richText: [{ font: { bold: true }, text: name.slice(0, 1) },
			{ text: name.slice(1) }] };
		ws.getCell(r, 3).value = { text: table[r - 2][2], hyperlink: 'http://localhost/' };
	}
	await save(wb, 'exceljs-rich.xlsx', 'rich text and cells with hyperlinks');
	wb = book();
	ws = fill(wb.addWorksheet('低保'));
	for (let r = 2; r <= 9; r++)
		ws.getCell(r, 9).value = { formula: `H${r}*1`, result: Number(table[r - 2][8]) };
	ws.getCell('H2').value = { formula: '1+2', result: 3, shareType: 'shared', ref: 'H2:H2' };
	await save(wb, 'exceljs-formula.xlsx', 'formulas with results, one of them shared');
	wb = book();
	ws = fill(wb.addWorksheet('低保'));
	ws.getCell('C4').value = Number(table[2][2]);
	await save(wb, 'exceljs-number-id.xlsx', 'an ID as a JavaScript number', { options: '-x refused.tsv',
		answer: 'without-third', truth: 'ledger', says: ['C4'] });
	wb = book();
	fill(wb.addWorksheet('旧表', { state: 'veryHidden' }));
	ws = fill(wb.addWorksheet('低保', { views: [{ state: 'frozen', ySplit: 1 }] }));
	ws.getRow(5).hidden = true;
	ws.getColumn(4).hidden = true;
	await save(wb, 'exceljs-hidden.xlsx', 'a veryHidden sheet, a hidden row and a hidden column',
		{ says: ['旧表', 'hidden'] });
	const stream = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file('exceljs-stream.xlsx'),
		useStyles: true, useSharedStrings: false, created: new Date('2024-09-01T00:00:00Z') });
	ws = stream.addWorksheet('低保');
	for (const c of Object.keys(formats))
		ws.getColumn(Number(c) + 1).numFmt = formats[c];
	ws.addRow(labels).commit();
	for (const row of rows)
		ws.addRow(row).commit();
	ws.commit();
	await stream.commit();
	fixture('exceljs-stream.xlsx', 'ExcelJS', 'written as a stream: inline strings, sizes behind the data');
	await wb.csv.writeFile(file('exceljs.csv'), { sheetName: '低保', dateFormat: 'YYYY-MM-DD HH:mm', dateUTC: true });
	fixture('exceljs.csv', 'ExcelJS', 'CSV whose rows end early where the last cell, a note, is empty: read, and named',
		{ answer: 'ledger', truth: 'ledger', says: ['without their last cells'] });
}

// ---- SheetJS

function sheet(dates) {
	const ws = XLSX.utils.aoa_to_sheet([labels]);
	rows.forEach((row, r) => row.forEach((v, c) => {
		if (v === null)
			return;
		const at = XLSX.utils.encode_cell({ r: r + 1, c });
		if (v instanceof Date)
			ws[at] = dates ? { t: 'd', v, z: formats[c] } : { t: 'n', v: v / 864e5 + 25569, z: formats[c] };
		else
			ws[at] = typeof v === 'number' ? { t: 'n', v, z: formats[c] } : { t: 's', v, z: '@' };
	}));
	ws['!ref'] = 'A1:J9';
	return ws;
}

function sheetjs() {
	const save = (ws, name, type, feature, more = {}, options = {}) => {
		const wb = XLSX.utils.book_new();
		XLSX.utils.book_append_sheet(wb, ws, '低保');
		if (more.book)
			Object.assign(wb, more.book);
		XLSX.writeFile(wb, file(name), Object.assign({ bookType: type, compression: true }, options));
		fixture(name, 'SheetJS', feature, more);
	};
	save(sheet(), 'sheetjs-plain.xlsx', 'xlsx', 'strings in the cells (t="str")');
	save(sheet(), 'sheetjs-shared.xlsx', 'xlsx', 'shared strings', {}, { bookSST: true });
	save(sheet(true), 'sheetjs-iso-dates.xlsx', 'xlsx', 'dates as ISO text (t="d")', {},
		{ cellDates: true });
	save(sheet(), 'sheetjs-macro.xlsm', 'xlsm', 'a workbook with room for macros');
	save(sheet(), 'sheetjs-biff8.xls', 'biff8', 'a binary workbook of Excel 97');
	save(sheet(), 'sheetjs-biff8.et', 'biff8', 'the same, called .et');
	save(sheet(), 'sheetjs-biff8-as.csv', 'biff8', 'the same, called .csv');
	const typed = sheet();
	typed.C4 = { t: 'n', v: Number(table[2][2]), z: '0' };
	save(typed, 'sheetjs-number-id.xlsx', 'xlsx', 'an ID as a number', { options: '-x refused.tsv',
		answer: 'without-third', truth: 'ledger', says: ['C4'] });
	save(typed, 'sheetjs-number-id.xls', 'biff8', 'an ID as a number', { options: '-x refused.tsv',
		answer: 'without-third', truth: 'ledger', says: ['C4'] });
	const refuse = says => ({ status: 2, answer: '-', says });
	save(sheet(), 'sheetjs-binary.xlsb', 'xlsb', 'the binary xlsb form is refused', refuse(['sheetjs-binary.xlsb']));
	save(sheet(), 'sheetjs-xml.xls', 'xlml', 'SpreadsheetML of 2003 that calls itself .xls is refused', refuse(['XML']));
	save(sheet(), 'sheetjs-page.xls', 'html', 'a web page that calls itself .xls is refused', refuse(['web page']));
	save(sheet(), 'sheetjs-ods-as.xlsx', 'ods', 'OpenDocument that calls itself .xlsx is refused',
		refuse(['sheetjs-ods-as.xlsx']));
	// Excel's "Unicode text": UTF-16LE with a mark, TABs
	const text = sheet();
	for (let r = 2; r <= 9; r++) {
		text['F' + r] = { t: 's', v: table[r - 2][5] };
		text['G' + r] = { t: 's', v: table[r - 2][6] };
	}
	save(text, 'sheetjs-unicode.txt', 'txt', 'the Unicode text of Excel: UTF-16 with TABs');
	fs.writeFileSync(file('sheetjs-semicolon.csv'), '\ufeff' + XLSX.utils.sheet_to_csv(text, { FS: ';' }));
	fixture('sheetjs-semicolon.csv', 'SheetJS', 'CSV with semicolons and a mark');
	// what Office writes for a password, as far as a reader may look: two streams in OLE2
	const cfb = XLSX.CFB.utils.cfb_new();
	XLSX.CFB.utils.cfb_add(cfb, '/EncryptionInfo', Buffer.alloc(248, 4));
	XLSX.CFB.utils.cfb_add(cfb, '/EncryptedPackage', Buffer.alloc(4096, 0xa5));
	fs.writeFileSync(file('sheetjs-password.xlsx'), XLSX.CFB.write(cfb, { type: 'buffer' }));
	fixture('sheetjs-password.xlsx', 'SheetJS', 'the streams of an encrypted workbook: refused', refuse(['password']));
	const other = XLSX.CFB.utils.cfb_new();
	XLSX.CFB.utils.cfb_add(other, '/WordDocument', Buffer.alloc(4096, 1));
	fs.writeFileSync(file('sheetjs-word.xls'), XLSX.CFB.write(other, { type: 'buffer' }));
	fixture('sheetjs-word.xls', 'SheetJS', 'a Word document that calls itself .xls: refused', refuse(['sheetjs-word.xls']));
}

// ---- xlsx-populate, which can encrypt

async function populate() {
	const wb = await Populate.fromBlankAsync();
	wb.sheet(0).cell('A1').value([labels, ...table]);
	await wb.toFileAsync(file('populate-text.xlsx'));
	fixture('populate-text.xlsx', 'xlsx-populate', 'every cell is text');
	fs.writeFileSync(file('populate-password.xlsx'), await wb.outputAsync({ password: 'doudi' }));
	fixture('populate-password.xlsx', 'xlsx-populate', 'an xlsx with a password is refused',
		{ status: 2, answer: '-', says: ['password'] });
}

exceljs().then(sheetjs).then(populate);
