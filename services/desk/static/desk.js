// An open page hears of new prompts, and of a few keys. Everything works without this file.
(() => {
  "use strict";
  const bar = document.getElementById("live");
  if (!bar || !window.EventSource) return;
  const numbered = /^（(\d+)）/.exec(document.title);
  const number = numbered ? Number(numbered[1]) : 0;
  const words = numbered ? document.title.slice(numbered[0].length) : document.title;
  const ask = document.getElementById("notify");
  const nav = document.querySelector('nav a[href="/prompts"]');
  const navWords = nav && nav.textContent;
  let stream = null;
  let seen = 0;

  const say = (text) => {
    bar.replaceChildren();
    const link = document.createElement("a");
    link.href = "/prompts";
    link.textContent = text;
    bar.append(link);
    bar.hidden = false;
  };

  const notify = (text) => {
    // No name and no case number: it may show on a locked screen.
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    const shown = new Notification("执行办案", { body: text, tag: "prompts" });
    shown.onclick = () => { window.focus(); window.location.assign("/prompts"); };
  };

  const told = (event) => {
    const { waiting, arrived } = JSON.parse(event.data);
    const total = number + arrived;
    document.title = (total ? `（${total}）` : "") + words;
    if (nav) nav.textContent = navWords + (waiting ? `（${waiting}）` : "");
    if (arrived) say(`新提示 ${arrived} 条，点此查看`); else bar.hidden = true;
    if (arrived > seen) notify(`新提示 ${arrived} 条`);
    seen = arrived;
  };

  const listen = () => {
    if (stream) return;
    stream = new EventSource("/events");
    stream.addEventListener("prompts", told);
    // Another page of the same person has taken the place: this one asks again when it is looked at.
    stream.addEventListener("replaced", () => { stream.close(); stream = null; });
    stream.onerror = () => {
      if (!stream || stream.readyState !== EventSource.CLOSED) return;
      stream = null;
      say("已停止接收新提示，重新打开页面后继续");
    };
  };

  if (ask && "Notification" in window && Notification.permission === "default") {
    ask.hidden = false;
    ask.onclick = async () => { ask.hidden = (await Notification.requestPermission()) !== "default"; };
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) listen(); });
  listen();
})();

// What is typed into the form of an act is kept by this tab until the act is done: a lost connection costs nothing. Under the key
// of its form it is the same act, however often it is sent. Nobody else finds it there: it goes with whoever logs out.
(() => {
  "use strict";
  const place = `draft ${window.location.pathname}${window.location.search}`;
  const drafts = () => Object.keys(sessionStorage).filter((name) => name.startsWith("draft "));
  const forget = () => drafts().forEach((name) => sessionStorage.removeItem(name));
  const person = document.body.dataset.person;
  const leaving = document.querySelector('form[action="/logout"]');
  if (!person) return;
  if (sessionStorage.getItem("person") !== person) forget();
  sessionStorage.setItem("person", person);
  if (leaving) leaving.addEventListener("submit", forget);
  if (document.querySelector("[data-done]")) sessionStorage.removeItem(place);
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  const key = form.elements._key.value;
  const isSecret = (name) => name === "_form" || (form.elements[name] && form.elements[name].type === "password");

  const keep = () => {
    const typed = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !isSecret(name));
    try { sessionStorage.setItem(place, JSON.stringify({ key, typed })); } catch { /* full: it is not kept */ }
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);

  const bar = document.getElementById("draft");
  if (!kept || kept.key === key || !bar) return;
  bar.hidden = false;
  bar.querySelector("[name=drop]").onclick = () => { sessionStorage.removeItem(place); bar.hidden = true; };
  bar.querySelector("[name=go_on]").onclick = () => {
    const again = document.createElement("form");
    again.method = "post";
    for (const [name, value] of [["_form", form.elements._form.value], ["_add", ""], ...kept.typed]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      again.append(field);
    }
    document.body.append(again);
    again.submit();
  };
})();

// Keys, for hands that stay on the keyboard: j and k down and up the rows, Enter opens, / finds, ? helps.
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("main tbody tr")].map((row) => row.querySelector("a")).filter(Boolean);
  const find = document.getElementById("find");
  // Who dictates to the machine, or strikes keys unawares, has them off, on the page of help (WCAG 2.1.4).
  const choice = document.querySelector("#keys input");
  if (choice) {
    choice.closest("#keys").hidden = false;
    choice.checked = localStorage.getItem("keys") !== "off";
    choice.onchange = () => localStorage.setItem("keys", choice.checked ? "on" : "off");
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!find || localStorage.getItem("keys") === "off" || event.target.closest("input, select, textarea")) return;
    const at = rows.indexOf(document.activeElement);
    if (event.key === "j" && rows.length) rows[Math.min(at + 1, rows.length - 1)].focus();
    else if (event.key === "k" && rows.length) rows[Math.max(at - 1, 0)].focus();
    else if (event.key === "/") { event.preventDefault(); find.focus(); }
    else if (event.key === "?") window.location.assign("/help");
  });
})();
