// An open page hears of new prompts. Everything else works without this file.
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
