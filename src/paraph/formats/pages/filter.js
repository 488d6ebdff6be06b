// Shows the brackets of one delegation. Everything can be read and printed without it.
(function () {
  "use strict";
  var contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("screen and (max-width: 62rem)").matches) {
    contents.open = false;
    window.addEventListener("beforeprint", function () { contents.open = true; });
  }
  var parties = document.querySelectorAll(".parties .party");
  if (!parties.length || !document.querySelector(".choice")) { return; }
  var choices = document.querySelectorAll(".choice");
  var chosen = -1;
  var heard = document.createElement("span");
  heard.className = "heard";
  heard.setAttribute("aria-live", "polite");
  function show(number) {
    chosen = number;
    choices.forEach(function (choice) {
      var has = (" " + choice.dataset.by + " ").indexOf(" " + number + " ") >= 0;
      choice.classList.toggle("aside", number >= 0 && !has);
    });
    buttons.forEach(function (button, place) {
      button.setAttribute("aria-pressed", String(place === number));
    });
    heard.textContent = number < 0 ? "" : "The brackets of others stand back.";
  }
  var buttons = Array.prototype.map.call(parties, function (party, place) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "party";
    button.setAttribute("aria-pressed", "false");
    button.innerHTML = party.innerHTML;
    button.addEventListener("click", function () { show(chosen === place ? -1 : place); });
    party.replaceWith(button);
    return button;
  });
  buttons[buttons.length - 1].after(heard);
})();
