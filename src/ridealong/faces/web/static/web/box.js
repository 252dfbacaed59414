// The line on every page: "/" leads into it, Esc out of it, names complete by the arrow keys, Enter records it.
// Without this file the line is a form like any other, and works.

const line = () => document.querySelector("#box #sentence");
const names = () => document.querySelector("#box #names");
const options = () => [...(names()?.children ?? [])];
const chosen = () => options().find((each) => each.getAttribute("aria-selected") === "true");
const inBox = (event) => event.target.closest?.("#box") !== null;

// ---- keys ----

document.addEventListener("keydown", (event) => {
  const box = line();
  if (!box || event.isComposing) return;
  if (event.target !== box) {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTypedInto(event.target)) {
      event.preventDefault();
      box.focus();
    }
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return move(event, event.key === "ArrowDown" ? 1 : -1);
  if (event.key === "Tab" && chosen()) return take(event, chosen());
  if (event.key === "Escape") return leave(event);
  if (event.key === "Enter") return chosen() ? take(event, chosen()) : record(event);
});

function isTypedInto(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

function move(event, by) {
  const all = options();
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
}

function choose(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (option) line().setAttribute("aria-activedescendant", option.id);
  else line().removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

// The word before the caret becomes the name that was chosen.
function take(event, option) {
  event.preventDefault();
  const box = line();
  const before = box.value.slice(0, box.selectionStart).replace(/[^\s"(]+$/, option.dataset.handle);
  const after = box.value.slice(box.selectionStart);
  const space = after.startsWith(" ") ? "" : " ";
  box.value = before + space + after;
  box.setSelectionRange(before.length + 1, before.length + 1);
  close();
  box.dispatchEvent(new Event("look"));
}

function leave(event) {
  event.preventDefault();
  if (names()) close();
  else line().blur();
}

function close() {
  names()?.remove();
  tell();
}

// In the box of several lines a line that ends with a colon goes on, and so does one with Shift.
function record(event) {
  const box = line();
  if (event.shiftKey || (box.tagName === "TEXTAREA" && /:\s*$|\n/.test(box.value))) return;
  event.preventDefault();
  box.form.requestSubmit(box.form.querySelector(".typed button"));
}

// A line is a combobox; several lines may not be one, and say which name is chosen all the same.
function tell() {
  const box = line();
  if (!box) return;
  box.setAttribute("aria-autocomplete", "list");
  if (box.tagName === "INPUT") {
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-expanded", String(Boolean(names())));
  }
  if (names()) box.setAttribute("aria-controls", "names");
  else box.removeAttribute("aria-controls");
  box.removeAttribute("aria-activedescendant");
}

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest?.("#names [role=option]");
  if (option) take(event, option);
});

// ---- asking the server ----

document.addEventListener("htmx:configRequest", (event) => {
  if (!inBox(event)) return;
  if (event.target === line()) event.detail.parameters.set("caret", line().selectionStart);
  else if (elsewhereTyped()) event.detail.parameters.set("stay", "yes");
});

// What is typed into other forms of the page would be lost if the page came back anew.
function elsewhereTyped() {
  const fields = [...document.querySelectorAll("form input, form textarea, form select")];
  return fields.some((each) => !each.closest("#box") && each.type !== "hidden" && hasChanged(each));
}

function hasChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((each) => each.selected !== each.defaultSelected);
  return field.value !== field.defaultValue;
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "understood") return tell();
  if (document.querySelector("#box") && event.detail.target?.id === "box") {
    tell();
    line().focus();
    line().setSelectionRange(line().value.length, line().value.length);
  }
});

// A line that changed since it was looked at is not what was seen.
document.addEventListener("input", (event) => {
  if (event.target === line()) document.querySelector("#box [name=seen]")?.remove();
});

// Whatever comes back that is no part of the box is a page: it is sent once more as a whole, and the page shows itself.
document.addEventListener("htmx:responseError", (event) => {
  if (event.target.matches?.("#box form.line")) HTMLFormElement.prototype.submit.call(event.target);
});

document.addEventListener("htmx:sendError", (event) => {
  const under = document.querySelector("#box #understood");
  if (!inBox(event) || event.target === line() || !under) return;
  under.replaceChildren(Object.assign(document.createElement("p"), { className: "missing", textContent: under.closest("form").dataset.unsent }));
});

tell();
