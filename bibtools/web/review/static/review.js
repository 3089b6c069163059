// The keys of the review page, and choosing words. Everything else are links and forms, which work without this file.
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  let anchor = -1;
  let active = -1;

  const words = () => all("#words [role=option]");
  const writing = (element) => element.matches("input:not([type=checkbox]), textarea, select");
  const singleKeys = () => localStorage.getItem("single-keys") !== "off";

  function choose(from, to) {
    const list = words();
    if (!list.length) return;
    anchor = Math.max(0, Math.min(from, list.length - 1));
    active = Math.max(0, Math.min(to, list.length - 1));
    const [first, last] = anchor < active ? [anchor, active] : [active, anchor];
    list.forEach((word, at) => word.setAttribute("aria-selected", String(first <= at && at <= last)));
    const form = one("#words-form");
    form.elements.start.value = list[first].dataset.start;
    form.elements.end.value = list[last].dataset.end;
    one("#words").setAttribute("aria-activedescendant", list[active].id);
    all("[data-label-key]").forEach((button) => { button.disabled = false; });
  }

  function unchoose() {
    anchor = active = -1;
    words().forEach((word) => word.setAttribute("aria-selected", "false"));
    all("[data-label-key]").forEach((button) => { button.disabled = true; });
  }

  function choosePiece(step) {
    const list = words();
    const pieces = all("#words .piece");
    const at = pieces.indexOf(list[active]?.closest(".piece"));
    const piece = pieces[Math.max(0, Math.min(at + step, pieces.length - 1))];
    const inside = [...piece.querySelectorAll("[role=option]")];
    choose(list.indexOf(inside[0]), list.indexOf(inside.at(-1)));
  }

  function wordKey(event) {
    const { key, shiftKey } = event;
    const moves = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
    if (key in moves) {
      const to = key === "Home" ? 0 : key === "End" ? words().length - 1 : active + moves[key];
      choose(shiftKey ? anchor : to, to);
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      choosePiece(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape") {
      unchoose();
      one("h1").focus();
    } else {
      const button = one(`[data-label-key="${CSS.escape(key)}"]`);
      if (!button || !singleKeys()) return false;
      button.click();
    }
    return true;
  }

  function help() {
    const dialog = one("#help");
    if (dialog.open) return;
    dialog.showModal();
    // Not by autofocus: Chromium looks for that when the page loads, where the dialog is closed.
    one("#help button").focus();
  }

  function globalKey(event) {
    if (event.key === "?") return help(), true;
    if (event.key === "e") {
      const field = one(".row.doubtful :is(input, textarea)") || one("#fields :is(input:not([type=hidden]), textarea)");
      field?.focus();
      return Boolean(field);
    }
    const target = one(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return false;
    if (target.matches("select, [role=listbox], h3")) target.focus();
    else target.click();
    return true;
  }

  // What is typed into the form and not saved yet: no step and no way to another reference drops it without asking.
  let untouched = "";
  const typed = () => {
    const form = one("#fields");
    return form ? new URLSearchParams(new FormData(form)).toString() : "";
  };
  const unsaved = () => typed() !== untouched;

  // Save the form without leaving the page; what could not be saved is told as by its button.
  async function saved() {
    const form = one("#fields");
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const version = one("#fields [name=version]", page)?.value;
    all("[name=version]").forEach((input) => { input.value = version; });
    return true;
  }

  document.addEventListener("htmx:confirm", (event) => {
    const { elt, issueRequest } = event.detail;
    if (elt.closest("#preview, #evidence, #fields") || !unsaved()) return;
    event.preventDefault();
    if (elt.matches("[data-accept]")) {
      one("[data-save]").click();
      return;
    }
    const dialog = one("#unsaved");
    dialog.returnValue = "";
    dialog.onclose = async () => {
      if (dialog.returnValue === "save" && !(await saved())) {
        one("[data-save] + button").click();
      } else if (dialog.returnValue) {
        untouched = typed();
        issueRequest(true);
      }
    };
    dialog.showModal();
  });

  addEventListener("beforeunload", (event) => {
    if (unsaved()) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (one("dialog[open]")) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && target.closest("#fields")) {
      event.preventDefault();
      one("[data-save]").click();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (target.id === "words" && wordKey(event)) {
      event.preventDefault();
      return;
    }
    if (writing(target)) {
      if (event.key === "Escape") one("h1").focus();
      return;
    }
    if (singleKeys() && globalKey(event)) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "words" || active >= 0) return;
    const list = words();
    const doubtful = one("#words .doubtful [role=option]");
    choose(Math.max(0, list.indexOf(doubtful)), Math.max(0, list.indexOf(doubtful)));
  });

  document.addEventListener("pointerdown", (event) => {
    const word = event.target.closest?.("#words [role=option]");
    if (!word) return;
    const at = words().indexOf(word);
    choose(event.shiftKey && anchor >= 0 ? anchor : at, at);
  });

  document.addEventListener("pointerover", (event) => {
    const word = event.target.closest?.("#words [role=option]");
    if (word && event.buttons === 1 && anchor >= 0) choose(anchor, words().indexOf(word));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog]")) help();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
    if (event.target.id === "single-keys") localStorage.setItem("single-keys", event.target.checked ? "on" : "off");
  });

  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const form = one("[data-drop]");
      if (!form || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      document.body.classList.toggle("dropping", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        one("#file").files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
  }

  // A screen reader reads what is added to the live region.
  function announce(said) {
    const sentence = document.createElement("p");
    sentence.textContent = said ? said.textContent.replace(/\s+/g, " ").trim() : "";
    one("#live").append(sentence);
  }

  function arrived() {
    anchor = active = -1;
    untouched = one("#fields[data-typed]") ? "" : typed();
    one("#live").replaceChildren();
    announce(one("[data-say]"));
    one("[data-focus]")?.focus();
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt?.id === "page" || event.detail.target?.id === "page") arrived();
    else if (event.detail.target?.id === "evidence") announce(one("[data-grade]"));
  });
  for (const [kind, sentence] of [["htmx:sendError", "#no-answer"], ["htmx:responseError", "#server-fault"]]) {
    document.addEventListener(kind, () => {
      one(sentence).hidden = false;
      one(sentence).setAttribute("role", "alert");
    });
  }
  document.documentElement.classList.add("with-js");
  document.addEventListener("DOMContentLoaded", () => {
    const box = one("#single-keys");
    if (box) box.checked = singleKeys();
    arrived();
  });
})();
