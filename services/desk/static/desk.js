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
