// What spreadsheets put on the clipboard, and what they are given: a text, and a table of HTML. LibreOffice's text joins the
// lines of a cell, quotes nothing, leaves a merged cell blank and writes days in its own country's order; its table says all
// of that, each number and day with its value. Excel's text is quoted and whole, but for what is merged.

const QUOTED = /Excel\.Sheet|google-sheets-html-origin|class="plan-grid-copy"/;
const CALC = /name="?generator"? content="(LibreOffice|OpenOffice|Collabora)/i;
const SILENT = new Set(["STYLE", "SCRIPT", "TEMPLATE", "COMMENT"]);
const BLOCKS = new Set(["P", "DIV", "LI"]);
const DAY = 86400000;
const FIRST = Date.UTC(1899, 11, 30);

// A block of cells, row by row; nothing stands where a merge covers a cell from its left.
export const read = (clipboard) => {
  const plain = parsed(clipboard.getData("text/plain"));
  const html = clipboard.getData("text/html");
  const cells = html && spread(html);
  if (!cells) return plain;
  if (!QUOTED.test(html)) return CALC.test(html) ? within(cells, plain) : cells;
  if (cells.length !== plain.length) return plain;
  return plain.map((row, y) => row.map((cell, x) => (cells[y][x]?.merged ? cells[y][x] : x in cells[y] && !cells[y][x] ? undefined : cell)));
};

// What a cell says in a field of a kind: a day and a number by their values, whatever the country that they are shown for.
export const saidIn = (kind, cell) => {
  if (kind === "date") return dayOf(cell) ?? cell.text;
  if (cell.value === undefined || cell.text.includes("%")) return cell.text;
  const plain = String(cell.value % 1 ? Number(cell.value.toFixed(6)) : cell.value);
  if (kind === "number" || kind === "integer") return /\.\d{3}$/.test(plain) ? `${plain}0` : plain;
  if (kind === "money") return cell.text.replace(/-?\d[\d.,'’\s]*/, `${cell.value % 1 ? cell.value.toFixed(2) : plain} `).trim();
  return cell.text;
};

// The cells of a block, as a text and as a table that keeps days, shares and numbers, and never makes a day or a formula of
// a code or of a text.
export const write = (clipboard, rows) => {
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  clipboard.setData("text/plain", rows.map((row) => row.map(({ text }) => quoted(text)).join("\t")).join("\n"));
  const table = document.createElement("table");
  table.className = "plan-grid-copy";
  for (const row of rows) {
    const line = table.insertRow();
    for (const { text, kind } of row) {
      const cell = line.insertCell();
      text.split("\n").forEach((part, at) => {
        if (at) cell.append(drawn("br", "mso-data-placement:same-cell"));
        cell.append(part);
      });
      const { value, calc, excel } = meant(kind, text);
      if (value !== undefined) cell.setAttribute("sdval", value);
      if (calc) cell.setAttribute("sdnum", calc);
      if (excel) cell.setAttribute("style", `mso-number-format:"${excel}"`);
    }
  }
  clipboard.setData("text/html", `<meta charset="utf-8">${table.outerHTML}`);
};

const drawn = (kind, look) => {
  const made = document.createElement(kind);
  made.setAttribute("style", look);
  return made;
};

// What a spreadsheet makes of a text: its value, and the formats by which LibreOffice and Excel show it. Of a format that it
// did not hold yet, in no country of its own, LibreOffice makes another: these it keeps, in French and in English.
const meant = (kind, text) => {
  const day = kind === "date" && /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (day) return { value: (Date.UTC(day[3], day[2] - 1, day[1]) - FIRST) / DAY, calc: "1033;2057;DD/MM/YYYY", excel: "dd\\/mm\\/yyyy" };
  const number = /^(-?\d+)(?:,(\d+))?( %)?$/.exec(text);
  if (!number || !["percent", "number", "integer"].includes(kind)) return text ? { calc: "1033;1033;@", excel: "\\@" } : {};
  const value = Number(`${number[1]}.${number[2] ?? 0}`);
  if (!number[3]) return { value, calc: "1033;" };
  const shown = number[2] ? "0.00%" : "0%";
  return { value: Number((value / 100).toFixed(9)), calc: `1033;1033;${shown}`, excel: shown };
};

// Cells parted by tabs, quoted where they hold a line, a tab or a quotation mark.
const parsed = (text) => {
  const rows = [[""]];
  let quoted = false;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < whole.length; at++) {
    const sign = whole[at];
    const row = rows[rows.length - 1];
    if (quoted) {
      if (sign === '"' && whole[at + 1] === '"') row[row.length - 1] += whole[at++];
      else if (sign === '"') quoted = false;
      else row[row.length - 1] += sign;
    } else if (sign === '"' && row[row.length - 1] === "" && closes(whole, at)) quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.map((row) => row.map((text) => ({ text })));
};
// A quotation mark at the head of a cell quotes it only where another ends the cell.
const closes = (text, at) => /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(text.slice(at, at + 20000));

// The cells of a table that is all there is: what is merged over rows is said in each of them.
const spread = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const table = body.querySelector("table");
  if (!table || lines(body).trim() !== lines(table).trim()) return null;
  const found = [...table.rows].map(() => []);
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (x in found[y]) x++;
      const said = { text: lines(cell).split("\n").map((line) => line.trim()).join("\n").trim(), ...counted(cell) };
      for (let down = 0; down < Math.max(cell.rowSpan, 1) && found[y + down]; down++)
        for (let across = 0; across < Math.max(cell.colSpan, 1); across++) found[y + down][x + across] = across ? undefined : down ? { ...said, merged: true } : said;
      x += cell.colSpan;
    }
  });
  return found.length ? found : null;
};

// What is selected beyond the last cell in use is blank: LibreOffice's text ends there.
const within = (cells, plain) => {
  const width = Math.max(...plain.map((row) => row.length));
  return cells.slice(0, plain.length).map((row) => row.slice(0, width));
};

const lines = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n\f]+/g, " ");
  if (node.nodeName === "BR") return "\n";
  if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.nodeName)) return "";
  let text = "";
  for (const child of node.childNodes) {
    if (BLOCKS.has(child.nodeName) && text.trim() && !text.endsWith("\n")) text += "\n";
    text += lines(child);
  }
  return text;
};

// The value that LibreOffice says beside what it shows, and how it is shown.
const counted = (cell) => {
  const said = cell.getAttribute("sdval");
  const value = Number((said ?? "").replace(",", "."));
  return said && Number.isFinite(value) ? { value, format: cell.getAttribute("sdnum") ?? "" } : {};
};

// The day of a cell that shows one whole, as 2026-12-31: what shows a month alone says no day.
const dayOf = ({ text, value, format }) => {
  if (value === undefined || value < 1 || value > 2958465) return null;
  if (/[0#?@]/.test(format.split(";").slice(2).join(";").replace(/"[^"]*"|\[[^\]]*\]|;@$/g, ""))) return null;
  const day = new Date(FIRST + Math.floor(value) * DAY);
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const year = numbers.findLastIndex((number) => number === day.getUTCFullYear() || number === day.getUTCFullYear() % 100);
  if (year < 0) return null;
  numbers.splice(year, 1);
  const has = numbers.includes(day.getUTCDate()) && (/\p{L}{3}/u.test(text) || numbers.length > 1);
  return has ? day.toISOString().slice(0, 10) : null;
};
