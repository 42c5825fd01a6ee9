// A table that is edited in place. Tabulator draws it, selects and opens its editors; what is typed is kept here until it is
// recorded: every paste, filling or clearing is one step back, the tab finds the draft again when it is loaded anew, and the
// server answers what it understood of each cell. Nothing is written from here.
import { read, saidIn, write } from "./clipboard.mjs";
import { TabulatorFull as Tabulator } from "./tabulator_esm.min.mjs";

const NEW = "+";
const STAMP = 16;
const PAUSE = 60;
const ROW = 34;
// Pixels: of the column before the first, of the narrowest that still tells something.
const HEAD = 66, NARROW = 160;
const decoder = new TextDecoder();
const grids = new WeakMap();
// Where one was in each table: who comes back from the differences is there again.
const places = new Map();
let shown = null;
// What the server said last: it may come before the table that it is said to.
let last = null;

// The rows come as bytes, what the server says of the typed cells as an object: each from a component of its own.
export default function ({ data, parentElement, setStateValue }) {
  if (!(data instanceof Uint8Array)) {
    last = data;
    shown?.hear(data);
    return () => {
      if (last === data) last = null;
    };
  }
  let grid = grids.get(parentElement);
  if (!grid) grids.set(parentElement, (grid = new Grid(parentElement)));
  shown = grid;
  grid.tell = (draft) => setStateValue("draft", draft);
  const stamp = decoder.decode(data.subarray(0, STAMP));
  if (grid.stamp !== stamp) {
    grid.stamp = stamp;
    grid.load(JSON.parse(decoder.decode(data.subarray(STAMP))));
    if (last && !grid.heard) grid.hear(last);
  }
  return () => {
    grid.leave();
    grids.delete(parentElement);
    if (shown === grid) shown = null;
  };
}

const element = (kind, look, text = "") => {
  const made = document.createElement(kind);
  made.className = look;
  made.textContent = text;
  return made;
};
const random = () => Math.random().toString(36).slice(2, 12);
const shownFor = (row, field) => row?.[field] ?? "";

class Grid {
  constructor(place) {
    this.place = place;
    this.draft = { name: "", rows: {} };
    this.said = {};
    this.given = {};
    this.past = [];
    this.future = [];
    this.ticked = new Set();
    this.heard = false;
    this.left = "";
    this.ask = (event) => this.count && event.preventDefault();
    this.hold = (event) => this.holdLink(event);
    this.flush = (event) => this.timer && !this.box.contains(event.target) && this.send();
    addEventListener("beforeunload", this.ask);
    document.addEventListener("click", this.hold, true);
    document.addEventListener("pointerdown", this.flush, true);
  }

  leave() {
    if (this.timer) this.send();
    removeEventListener("beforeunload", this.ask);
    document.removeEventListener("click", this.hold, true);
    document.removeEventListener("pointerdown", this.flush, true);
    this.dismiss();
  }

  // Tabulator builds a table a moment after it is asked for, and cannot be told before that it is not wanted any more.
  dismiss() {
    const table = this.table;
    if (this.built) table.destroy();
    else table?.on("tableBuilt", () => setTimeout(() => table.destroy()));
    this.box?.remove();
  }

  // What stands, and what was typed over it.
  load(data) {
    const first = !this.data;
    const draws = first || JSON.stringify([data.columns, data.words, data.direction]) !== JSON.stringify([this.data.columns, this.data.words, this.data.direction]);
    this.data = data;
    this.fields = data.columns.map((column) => column.field);
    this.editable = new Set(data.fields.map((field) => field.field));
    this.held = new Map(data.rows.map(([key, ...texts]) => [key, Object.fromEntries(this.fields.map((field, at) => [field, texts[at]]))]));
    if (first) this.draft = this.kept() ?? this.draft;
    for (const [key, cells] of Object.entries(this.draft.rows)) {
      const row = this.held.get(key);
      for (const field of Object.keys(cells)) if (row && field in row && cells[field][0] === row[field]) delete cells[field];
      if (!Object.keys(cells).length) delete this.draft.rows[key];
    }
    const rows = [...this.held].map(([id, row]) => ({ id, ...row, ...this.texts(id) }));
    for (const id of Object.keys(this.draft.rows)) if (id.startsWith(NEW)) rows.push({ id, ...this.texts(id) });
    rows.push({ id: NEW + random() });
    const ticked = rows.map(({ id }) => id).filter((id) => this.ticked.has(id));
    const chosen = draws || ticked.length < this.ticked.size;
    this.ticked = new Set(ticked);
    if (draws) this.draw(rows);
    else if (this.built) this.renew(rows);
    else this.table.on("tableBuilt", () => this.renew(rows));
    if (chosen) this.drawMany();
    this.keep();
    if (!first) this.later();
  }

  texts(id) {
    return Object.fromEntries(Object.entries(this.draft.rows[id] ?? {}).map(([field, [text]]) => [field, text]));
  }

  get count() {
    return Object.values(this.draft.rows).reduce((sum, cells) => sum + Object.keys(cells).length, 0);
  }

  draw(rows) {
    const { words, direction } = this.data;
    this.dismiss();
    this.box = element("div", "plan-grid");
    this.box.dir = direction;
    const bar = element("div", "plan-grid-bar");
    this.buttons = {
      fill: this.button(bar, words.fill, () => this.fillDown(), "Ctrl+D"),
      undo: this.button(bar, words.undo, () => this.back(), "Ctrl+Z"),
      redo: this.button(bar, words.redo, () => this.forth(), "Ctrl+Y"),
      drop: this.button(bar, words.drop, () => confirm(words.dropping) && this.drop()),
      add: this.button(bar, words.add, () => this.begin()),
    };
    this.many = element("div", "plan-grid-many");
    const sheet = element("div", "plan-grid-sheet");
    this.told = element("p", "plan-grid-told");
    this.told.setAttribute("role", "status");
    this.hint = element("p", "plan-grid-hint", words.hint);
    this.hint.tabIndex = -1;
    this.box.append(bar, this.many, sheet, this.told, this.hint);
    this.place.append(this.box);
    this.table = new Tabulator(sheet, {
      data: rows,
      index: "id",
      layout: "fitDataFill",
      textDirection: direction,
      height: Math.min((Math.max(rows.length, 7) + 1) * ROW + 44, Math.max(320, Math.round(innerHeight * 0.62))),
      rowHeight: ROW,
      selectableRange: 1,
      selectableRangeAutoFocus: false,
      selectableRangeRows: true,
      selectableRangeColumns: true,
      editTriggerEvent: "dblclick",
      rowHeader: { title: "", width: HEAD, hozAlign: "center", resizable: false, frozen: true, headerSort: false, formatter: (cell) => this.tick(cell), cssClass: "plan-grid-head" },
      columnDefaults: { headerSort: false, resizable: true, headerWordWrap: true, formatter: (cell) => this.format(cell) },
      columns: data_columns(this, sheet.clientWidth - HEAD - 2),
    });
    this.table.on("cellEdited", (cell) => {
      const field = cell.getField();
      this.put([[cell.getData().id, field, this.meant(field, String(cell.getValue() ?? ""))]]);
    });
    this.table.on("rangeChanged", () => {
      this.explain();
      this.remember();
    });
    const table = this.table;
    const back = this.wayBack();
    this.built = false;
    table.on("tableBuilt", () => {
      if (!(this.built ||= table === this.table)) return;
      sheet.querySelector(".tabulator-tableholder")?.setAttribute("aria-label", words.table);
      setTimeout(back);
    });
    sheet.addEventListener("keydown", (event) => this.key(event), true);
    sheet.addEventListener("mousedown", () => (this.entered = true), true);
    sheet.addEventListener("focusout", ({ relatedTarget: next }) => next && !sheet.contains(next) && (this.entered = false));
    sheet.addEventListener("paste", (event) => this.paste(event), true);
    sheet.addEventListener("copy", (event) => this.copy(event), true);
    sheet.addEventListener("cut", (event) => this.copy(event) && this.clear(), true);
    this.look();
  }

  button(bar, words, press, shortcut = "") {
    const made = element("button", "plan-grid-button", words);
    made.type = "button";
    if (shortcut) made.title = shortcut;
    made.addEventListener("click", press);
    bar.append(made);
    return made;
  }

  // The head of a row: its number, and a box to tick for what is done to several rows at once.
  tick(cell) {
    const { id } = cell.getData();
    const made = element("label", "plan-grid-tick");
    const box = element("input", "");
    box.type = "checkbox";
    box.checked = this.ticked.has(id);
    box.tabIndex = -1; // the table is one stop of the keyboard: Shift+Space ticks the rows that are selected
    const number = cell.getRow().getPosition();
    box.setAttribute("aria-label", this.data.words.row.replace("{n}", number));
    for (const kind of ["mousedown", "click", "dblclick"]) made.addEventListener(kind, (event) => event.stopPropagation());
    box.addEventListener("change", () => {
      this.ticked[box.checked ? "add" : "delete"](id);
      this.drawMany();
    });
    made.append(box, element("span", "", this.held.has(id) ? String(number) : NEW));
    return made;
  }

  tickRows(rows) {
    const ids = rows.map((row) => row.getData().id);
    const all = ids.every((id) => this.ticked.has(id));
    for (const id of ids) this.ticked[all ? "delete" : "add"](id);
    for (const row of rows) row.reformat();
    this.drawMany();
  }

  // One value for a field of every ticked row: it becomes a change of each, like any other.
  drawMany() {
    const { words, fields } = this.data;
    const before = this.many.querySelector("select")?.value;
    this.many.replaceChildren();
    if (!this.ticked.size) return;
    const choice = element("select", "plan-grid-field");
    choice.setAttribute("aria-label", words.field);
    for (const { field, title } of fields) {
      const option = element("option", "", title);
      option.value = field;
      choice.append(option);
    }
    if (before) choice.value = before;
    const value = element("input", "plan-grid-field");
    value.setAttribute("aria-label", words.value);
    value.placeholder = words.value;
    const list = element("datalist", "");
    list.id = `plan-grid-values-${random()}`;
    value.setAttribute("list", list.id);
    const offer = () => {
      list.replaceChildren(...(fields.find(({ field }) => field === choice.value)?.values ?? []).map((text) => {
        const option = element("option", "");
        option.value = text;
        return option;
      }));
    };
    offer();
    choice.addEventListener("change", () => {
      value.value = "";
      offer();
    });
    const set = () => this.put([...this.ticked].map((id) => [id, choice.value, value.value]));
    value.addEventListener("keydown", (event) => event.key === "Enter" && set());
    this.many.append(element("span", "", words.ticked.replace("{n}", this.ticked.size)), choice, value, list);
    this.button(this.many, words.set, set);
    this.button(this.many, words.untick, () => {
      this.ticked.clear();
      this.drawMany();
      for (const row of this.table.getRows("visible")) row.reformat();
    });
  }

  format(cell) {
    const { id } = cell.getData();
    const field = cell.getField();
    const typed = this.draft.rows[id]?.[field];
    const said = typed && this.said[id]?.[field];
    const given = !typed && this.given[id]?.[field];
    const at = cell.getElement();
    at.classList.toggle("is-typed", Boolean(typed));
    at.classList.toggle("is-wrong", said?.level === "error");
    at.classList.toggle("is-doubtful", said?.level === "warning");
    at.classList.toggle("is-given", Boolean(given));
    at.classList.toggle("is-kept", !this.editable.has(field));
    const text = this.shown(id, field);
    if (said?.said) at.setAttribute("aria-description", said.said);
    else at.removeAttribute("aria-description");
    at.title = said?.said || text;
    const made = element("span", "", said?.level === "error" ? `✖ ${text}` : said?.level === "warning" ? `▲ ${text}` : text);
    made.dir = "auto";
    return made;
  }

  // The cells that are selected: their rows and the fields of their columns.
  selected() {
    const range = this.built ? this.table.getRanges().at(-1) : null;
    if (!range) return { rows: [], fields: [] };
    return { rows: range.getRows(), fields: range.getColumns().map((column) => column.getField()).filter(Boolean) };
  }

  remember() {
    const { rows, fields } = this.selected();
    if (!this.left && rows.length && fields.length) places.set(this.slot, { id: rows[0].getData().id, field: fields[0] });
  }

  // Other rows, or newer ones, with the cell that is selected.
  async renew(rows) {
    const back = this.wayBack();
    await this.table.replaceData(rows);
    setTimeout(back);
  }

  // The way back to where one is now; where a table begins on its way there is nowhere that one was.
  wayBack() {
    const left = (this.left ||= places.get(this.slot));
    return async () => {
      const row = left && this.table.getRow(left.id);
      if (row) await this.go(row, left.field);
      if (this.left === left) this.left = null;
    };
  }

  // Selects a cell, once its row is in sight.
  async go(row, field) {
    await this.table.scrollToRow(row, "center", false).catch(() => {});
    const cell = row.getCell(field);
    if (cell) this.table.addRange(cell, cell);
    return cell;
  }

  // The last row, which makes a new one: what is typed there next is its first text.
  async begin() {
    const field = this.fields.find((name) => this.editable.has(name) && !this.column(name).own);
    const cell = field && (await this.go(this.table.getRows().at(-1), field));
    this.entered = true;
    cell?.getElement().focus({ preventScroll: true });
  }

  key(event) {
    if (event.target.closest("input, textarea, select")) return;
    // Who passes by with Tab alone goes on; whoever worked in the table goes from cell to cell, until Escape.
    if (event.key === "Tab" && !this.entered) {
      (event.shiftKey ? event.currentTarget.querySelector(".tabulator-header") : this.hint).focus();
      return event.stopPropagation();
    }
    this.entered ||= !["Tab", "Shift"].includes(event.key);
    const held = event.ctrlKey || event.metaKey;
    const { rows, fields } = this.selected();
    const letter = event.key.toLowerCase();
    let done = true;
    if (held && letter === "d") this.fillDown();
    else if (held && letter === "z" && !event.shiftKey) this.back();
    else if (held && (letter === "y" || letter === "z")) this.forth();
    else if (held && letter === "a") return;
    else if (event.key === "Delete" || event.key === "Backspace") this.clear();
    else if (event.key === "Escape") this.hint.focus(); // below the table: Tab goes on from there
    else if (event.key === " " && event.shiftKey) this.tickRows(rows);
    else if (event.key === "F2" || (event.key.length === 1 && !held && !event.altKey)) {
      if (!rows.length || !fields.length) return;
      this.begun = event.key === "F2" ? undefined : event.key;
      this.open(rows[0].getCell(fields[0]));
    } else done = false;
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  // Opens a cell; in a list what was typed to open it is looked for at once.
  open(cell) {
    const begun = this.begun;
    cell?.edit();
    const input = cell?.getElement().querySelector("input:not(.plan-grid-typing)");
    if (!input) return;
    this.begun = undefined;
    setTimeout(() => {
      if (begun === undefined) input.select();
      else {
        input.value = begun;
        input.dispatchEvent(new KeyboardEvent("keyup", { key: begun, keyCode: begun.toUpperCase().charCodeAt(0) }));
      }
    });
  }

  // The beginning of one value of a list alone is that value.
  meant(field, text) {
    const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const values = this.column(field)?.values;
    if (!values || !text || values.includes(text)) return text;
    const found = values.filter((value) => folded(value).startsWith(folded(text)));
    return found.length === 1 ? found[0] : text;
  }

  paste(event) {
    if (event.target.closest("input, textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    const block = read(event.clipboardData);
    const { rows, fields } = this.selected();
    if (!rows.length) return;
    const all = this.table.getRows();
    const top = all.indexOf(rows[0]);
    const left = this.fields.indexOf(fields[0]);
    const width = Math.max(...block.map((row) => row.length));
    const fit = (size, chosen) => (chosen > size && chosen % size === 0 ? chosen : size);
    const down = fit(block.length, rows.length);
    const across = fit(width, fields.length);
    const cells = [];
    const wrong = new Set();
    for (let y = 0; y < down; y++) {
      const id = all[top + y]?.getData().id ?? NEW + random();
      for (let x = 0; x < across; x++) {
        const cell = block[y % block.length][x % width];
        const field = this.fields[left + x];
        const { kind, own } = this.column(field) ?? {};
        if (cell === undefined || (own && cell.merged)) continue;
        if (!field) wrong.add(this.data.words.beyond);
        else if (!this.editable.has(field)) wrong.add(this.data.words.kept.replace("{column}", this.title(field)));
        else cells.push([id, field, saidIn(kind, cell)]);
        if (cell.merged && field) wrong.add(this.data.words.merged);
      }
    }
    this.put(cells);
    this.left = [...wrong].join(" ");
    this.explain();
  }

  copy(event) {
    if (event.target.closest("input, textarea")) return false;
    const { rows, fields } = this.selected();
    if (!rows.length) return false;
    write(event.clipboardData, rows.map((row) => fields.map((field) => ({ text: this.shown(row.getData().id, field), kind: this.column(field)?.kind }))));
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  clear() {
    const { rows, fields } = this.selected();
    this.put(rows.flatMap((row) => fields.map((field) => [row.getData().id, field, ""])));
  }

  // The first row of what is selected, in all of them; with one alone, the row above it.
  fillDown() {
    const { rows, fields } = this.selected();
    if (!rows.length) return;
    const all = this.table.getRows();
    const from = rows.length > 1 ? rows[0] : all[all.indexOf(rows[0]) - 1];
    if (!from) return;
    const { id } = from.getData();
    this.put(rows.filter((row) => row !== from).flatMap((row) => fields.map((field) => [row.getData().id, field, this.text(id, field)])));
  }

  column(name) {
    return this.data.columns.find(({ field }) => field === name);
  }

  title(field) {
    return this.column(field)?.title ?? field;
  }

  // What a cell shows: what was understood of it, as soon as the server has said so.
  shown(id, field) {
    const typed = this.draft.rows[id]?.[field];
    const said = typed && this.said[id]?.[field];
    const understood = said && said.level !== "error" && said.text !== undefined && said.of === typed[0];
    return understood ? said.text : (!typed && this.given[id]?.[field]) || this.text(id, field);
  }

  text(id, field) {
    return this.draft.rows[id]?.[field]?.[0] ?? shownFor(this.held.get(id), field);
  }

  // What was typed in a cell; null for nothing.
  typed(id, field) {
    return this.draft.rows[id]?.[field]?.[0] ?? null;
  }

  // Whether what a cell holds is shown: one of another column, or of a row that the filters leave out, may hold anything.
  shows(id, field) {
    const row = this.held.get(id);
    return row ? field in row : id.startsWith(NEW);
  }

  // Cells, as one step back.
  put(cells) {
    const step = [];
    this.left = "";
    for (const [id, field, text] of cells) {
      const before = this.text(id, field);
      if (this.editable.has(field) && (before !== text || !(this.shows(id, field) || this.typed(id, field) !== null))) step.push([id, field, this.typed(id, field), text]);
      else if (this.table.getRow(id)) this.table.getRow(id).update({ [field]: before });
    }
    this.take(step);
  }

  take(step) {
    if (!step.length) return;
    this.past.push(step);
    this.future = [];
    this.write(step.map(([id, field, , text]) => [id, field, text]));
  }

  back() {
    const step = this.past.pop();
    if (!step) return;
    this.future.push(step);
    this.write(step.map(([id, field, before]) => [id, field, before]));
  }

  forth() {
    const step = this.future.pop();
    if (!step) return;
    this.past.push(step);
    this.write(step.map(([id, field, , text]) => [id, field, text]));
  }

  drop() {
    this.take(Object.entries(this.draft.rows).flatMap(([id, cells]) => Object.keys(cells).map((field) => [id, field, cells[field][0], null])));
  }

  // Puts texts in cells of the draft; null takes back what was typed there.
  write(cells) {
    const touched = new Map();
    this.draft.name ||= random();
    this.left = "";
    for (const [id, field, text] of cells) {
      const row = (this.draft.rows[id] ??= {});
      const stands = shownFor(this.held.get(id), field);
      if (text === null || (text === stands && this.shows(id, field))) delete row[field];
      else row[field] = [text, row[field]?.[1] ?? this.data.revision];
      if (!Object.keys(row).length) delete this.draft.rows[id];
      touched.set(id, { ...touched.get(id), [field]: text ?? stands });
    }
    this.table.blockRedraw();
    for (const [id, texts] of touched) {
      const row = this.table.getRow(id);
      if (row) {
        row.update(texts);
        row.reformat();
      } else if (id.startsWith(NEW)) this.table.addRow({ id, ...texts });
    }
    const last = this.table.getRows().at(-1)?.getData().id ?? "";
    if (!last.startsWith(NEW) || this.draft.rows[last]) this.table.addRow({ id: NEW + random() });
    this.table.restoreRedraw();
    this.keep();
    this.later();
    this.look();
  }

  look() {
    this.buttons.undo.disabled = !this.past.length;
    this.buttons.redo.disabled = !this.future.length;
    this.buttons.drop.disabled = !this.count;
  }

  // Why the cell that is selected is not understood, in words; else what the last paste left out.
  explain() {
    const { rows, fields } = this.selected();
    const said = rows.length && fields.length ? this.said[rows[0].getData().id]?.[fields[0]] : null;
    this.told.textContent = said?.said || this.left;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  send() {
    clearTimeout(this.timer);
    this.timer = 0;
    const places = new Map(this.table.getRows().map((row, at) => [row.getData().id, at + 1]));
    const far = places.size;
    const rows = Object.entries(this.draft.rows).map(([key, cells], at) => ({ key, row: places.get(key) ?? far + at + 1, cells }));
    this.tell({ name: this.draft.name, rows });
  }

  // What the server says: of drafts that were recorded, of cells, of what a new row takes by itself.
  hear({ table, done, said, given }) {
    if (table !== this.data.table) return;
    const first = !this.heard;
    this.heard = true;
    if (done.includes(this.draft.name)) {
      this.draft = { name: "", rows: {} };
      this.past = [];
      this.future = [];
      this.ticked.clear();
      this.said = {};
      this.given = {};
      this.keep();
      this.load(this.data);
      this.look();
      this.drawMany();
      return;
    }
    if (first && this.count) this.later();
    const touched = new Set([this.said, this.given, said, given].flatMap(Object.keys));
    this.said = said;
    this.given = given;
    for (const id of touched) {
      const row = this.table.getRow(id);
      if (row) row.reformat();
    }
    this.explain();
    this.look();
  }

  // The draft of this tab, for its person, its plan and its table.
  get slot() {
    return `plan-grid:${document.documentElement.dataset.person ?? ""}:${this.data.plan}:${this.data.table}`;
  }

  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.slot));
    } catch {
      return null;
    }
  }

  keep() {
    try {
      if (this.count) sessionStorage.setItem(this.slot, JSON.stringify(this.draft));
      else sessionStorage.removeItem(this.slot);
    } catch {} // a tab that may keep nothing, or no more
  }

  // A link that leaves the table asks first.
  holdLink(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || !this.count || event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank") return;
    const there = new URL(link.href, location.href);
    if (there.pathname === location.pathname && there.searchParams.get("view") === this.data.view) return;
    if (confirm(this.data.words.leaving)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

// The widest column takes the room that the others leave; on a telephone it is no wider than the screen: it shows its beginning.
const fitted = (columns, room) => {
  const widest = columns.reduce((a, b) => (b.width > a.width ? b : a));
  const others = columns.reduce((sum, { width }) => sum + width, 0) - widest.width;
  const wide = Math.max(room - others, Math.min(widest.width, room - Math.min(columns[0].width, others)));
  return columns.map((column) => (column === widest ? { ...column, width: Math.max(wide, NARROW) } : column));
};

const data_columns = (grid, room) =>
  fitted(grid.data.columns, room).map(({ field, title, width, align, values, long }) => ({
    field,
    title,
    width,
    hozAlign: align,
    headerHozAlign: align,
    editable: grid.editable.has(field),
    editor: values ? "list" : grid.editable.has(field) ? typing(grid, long) : undefined,
    editorParams: values ? { values, autocomplete: true, freetext: true, listOnEmpty: true, allowEmpty: true, placeholderEmpty: grid.data.words.none } : undefined,
    contextMenu: [
      { label: grid.data.words.fill, action: () => grid.fillDown() },
      { label: grid.data.words.empty, action: () => grid.clear() },
      { label: grid.data.words.undo, action: () => grid.back() },
    ],
  }));

// The editor of a text: Enter goes down, Tab to the side, Escape leaves it as it was; in a long one Alt+Enter begins a line.
const typing = (grid, long) => (cell, onRendered, success, cancel) => {
  const input = element(long ? "textarea" : "input", "plan-grid-typing");
  const before = String(cell.getValue() ?? "");
  const begun = grid.begun;
  grid.begun = undefined;
  input.value = begun ?? before;
  input.dir = "auto";
  let over = false;
  const end = (kept, way) => {
    if (over) return;
    over = true;
    if (kept) success(input.value);
    else cancel();
    if (way) grid.table.modules.selectRange.keyNavigate(way, new Event("step"));
  };
  onRendered(() => {
    input.focus({ preventScroll: true });
    if (begun === undefined) input.select();
  });
  input.addEventListener("blur", () => end(true));
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") end(false);
    else if (event.key === "Tab") {
      event.preventDefault();
      end(true, event.shiftKey ? "left" : "right");
    } else if (event.key === "Enter" && long && event.altKey) {
      event.preventDefault();
      input.setRangeText("\n", input.selectionStart, input.selectionEnd, "end");
    } else if (event.key === "Enter") {
      event.preventDefault();
      end(true, event.shiftKey ? "up" : "down");
    }
  });
  return input;
};
