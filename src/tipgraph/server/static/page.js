// Runs a query without leaving the page. Without this script the form and the links do the same by
// loading the page of results.
"use strict";

function resultsPlace(form) {
  const known = document.getElementById("results");
  if (known) return known;
  const made = document.createElement("section");
  made.id = "results";
  made.className = "results";
  made.tabIndex = -1;
  made.setAttribute("aria-live", "polite");
  form.closest(".asking").after(made);
  return made;
}

function say(place, words) {
  const line = document.createElement("p");
  line.className = "hint";
  line.textContent = words;
  place.replaceChildren(line);
}

async function run(form) {
  const query = new FormData(form).get("query");
  const address = `${form.action}?${new URLSearchParams({ query })}`;
  const place = resultsPlace(form);
  const button = form.querySelector("button");
  button.disabled = true;
  say(place, "Running …");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const results = page.getElementById("results");
    if (results) place.replaceChildren(...results.childNodes);
    else say(place, `The server answered ${answer.status}.`);
    if (location.pathname === "/sparql") history.replaceState(null, "", address);
  } catch {
    say(place, "The server does not answer. Is it still running?");
  } finally {
    button.disabled = false;
  }
  place.scrollIntoView({ block: "nearest" });
}

for (const form of document.querySelectorAll("form[data-run-here]")) {
  const box = form.querySelector("textarea");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  for (const link of document.querySelectorAll("a[data-query]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      box.value = link.dataset.query;
      form.requestSubmit();
      box.focus();
    });
  }
}
