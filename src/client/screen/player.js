/*
 * Plays the slides of a screen in a waiting room. Televisions run it for months, so it is written for engines from
 * Chromium 53 on (ECMAScript 5, as it stands: nothing compiles it), builds nothing while it runs, and keeps one timer.
 *
 * It is given everything by the page: slides with the days they may be shown on (`data-from`, `data-to`), rows of
 * lists with the time they are over (`data-until`), and the fingerprint of the build (`<html data-build>`). All are
 * ISO strings in London's time, and only compared.
 */
(function () {
  'use strict';

  var html = document.documentElement;
  var body = document.body;
  var slides = document.querySelectorAll('.slide');
  var bars = document.querySelector('.e-paper') ? 0 : 1;
  var isPaper = bars === 0;
  var built = html.getAttribute('data-built') || '';
  var heldDay = html.getAttribute('data-day') || '';
  var versionAddress = body.getAttribute('data-version') || 'version.json';

  var MINUTE = 60000;
  var HOUR = 60 * MINUTE;
  /** How often it asks for news, and how soon again after no answer. */
  var pollEvery = 20 * MINUTE;
  var firstRetry = 30000;
  /** A page this old is loaded anew even when nothing has changed, to give the engine a fresh start. */
  var freshenAfter = 6 * HOUR;
  /** The server's clock wins when the two differ by more. */
  var clockSlack = 10 * MINUTE;
  var daysUntilOld = 14;
  /** A player that opens the page anew at each turn would show the first slide for ever. */
  var startEvery = 20000;

  var current = -1;
  var loops = 0;
  var shownInLoop = 0;
  var isPaused = false;
  var turnTimer = 0;
  var pollTimer = 0;
  var retry = firstRetry;
  // The name of a window outlives the page in it, so that what was learnt of the clock is not lost with the page.
  var clockOffset = +(/^clock:(-?\d+)$/.exec(window.name) || [0, 0])[1];
  var openedAt = new Date().getTime();

  /* ---- London's time ---- */

  function twoDigits(number) {
    return (number < 10 ? '0' : '') + number;
  }

  /** 1am UTC on the last Sunday of a month, when the clocks of Britain change. */
  function lastSunday(year, month) {
    var lastDay = new Date(Date.UTC(year, month + 1, 0));
    return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
  }

  /** A moment as "2026-11-22T14:05" in London, without asking the device for time zones it may not know. */
  function londonTime(moment) {
    var year = new Date(moment).getUTCFullYear();
    var isSummer = moment >= lastSunday(year, 2) && moment < lastSunday(year, 9);
    var there = new Date(moment + (isSummer ? HOUR : 0));
    return (
      there.getUTCFullYear() +
      '-' +
      twoDigits(there.getUTCMonth() + 1) +
      '-' +
      twoDigits(there.getUTCDate()) +
      'T' +
      twoDigits(there.getUTCHours()) +
      ':' +
      twoDigits(there.getUTCMinutes())
    );
  }

  /**
   * Now, in London, or so many milliseconds ahead. A clock that stands before the build is wrong, and counts as the day of the build; a made-up town
   * stays on its own day.
   */
  function now(ahead) {
    var time = londonTime(new Date().getTime() + clockOffset + (ahead || 0));
    if (heldDay) return heldDay + time.slice(10);
    return time.slice(0, 10) < built ? built + 'T00:00' : time;
  }

  function daysSince(day, today) {
    return (Date.parse(today) - Date.parse(day)) / 86400000;
  }

  /* ---- What may be shown ---- */

  function isOn(element, today) {
    var from = element.getAttribute('data-from');
    var to = element.getAttribute('data-to');
    return (!from || from <= today) && (!to || to >= today);
  }

  function each(elements, act) {
    Array.prototype.forEach.call(elements, act);
  }

  function setClass(element, name, wanted) {
    if (wanted) element.classList.add(name);
    else element.classList.remove(name);
  }

  /** Shows the rows of a list that are to come: of the day itself, or of the days after it. */
  function chooseRows(slide, time) {
    var today = time.slice(0, 10);
    // A slide stays for half a minute: what ends within it is left out.
    var soon = now(MINUTE);
    var isToday = slide.classList.contains('today');
    var rows = slide.querySelectorAll('.line');
    var most = +slide.getAttribute('data-most');
    var seen = {};
    var count = 0;
    var i, row, day, title, wanted;
    for (i = 0; i < rows.length; i++) {
      row = rows[i];
      day = row.getAttribute('data-day');
      title = row.querySelector('b').textContent;
      wanted = isToday ? day === today && row.getAttribute('data-until') > soon : day > today && !seen[title];
      wanted = wanted && count < most;
      if (wanted) {
        seen[title] = true;
        count += 1;
      }
      setClass(row, 'on', wanted);
    }
    return count;
  }

  /** Whether a slide holds something true to show now. */
  function isReady(slide, time) {
    if (slide.classList.contains('too-full')) return false;
    if (!isOn(slide, time.slice(0, 10))) return false;
    return slide.hasAttribute('data-most') ? chooseRows(slide, time) > 0 : true;
  }

  /* ---- Fitting words to the room ---- */

  function sizeOf(element) {
    return parseFloat(window.getComputedStyle(element).fontSize);
  }

  /** Shrinks a line step by step until it fits its box, and lets it break into two when it is small enough. */
  function shrink(element, smallest) {
    var size, part;
    element.style.fontSize = '';
    element.style.whiteSpace = 'nowrap';
    size = sizeOf(element);
    for (part = 1; part >= smallest; part -= 0.03) {
      element.style.fontSize = size * part + 'px';
      if (element.scrollWidth <= element.clientWidth + 1) return;
    }
    element.style.whiteSpace = '';
  }

  /** Takes tags away from the end until the others fit one line. */
  function fitTags(tags) {
    var items = tags.children;
    var i;
    for (i = 0; i < items.length; i++) items[i].style.display = '';
    for (i = items.length - 1; i > 0 && tags.scrollWidth > tags.clientWidth + 1; i--) {
      items[i].style.display = 'none';
    }
  }

  /** Whether the last line of a slide stands lower than its margin allows, or a list is cut off. */
  function isTooFull(main) {
    var foot = main.querySelector('.foot').getBoundingClientRect();
    var room = main.getBoundingClientRect().bottom - parseFloat(window.getComputedStyle(main).paddingBottom);
    var rows = main.querySelector('.rows');
    return foot.bottom > room + 1 || (rows !== null && rows.scrollHeight > rows.clientHeight + 1);
  }

  /** Takes away what is least needed until a slide fits: tags, then the smaller lines, rows from the end. */
  function fitSlide(slide) {
    var main = slide.querySelector('.main');
    var tags = slide.querySelector('.tags');
    var rows = slide.querySelector('.rows');
    var spare = slide.querySelectorAll('.hook, .fact p span, .staff');
    var call = slide.querySelector('.call');
    var shown, i, size, part;
    slide.classList.remove('too-full');
    for (i = 0; i < spare.length; i++) spare[i].style.display = '';
    if (tags) {
      tags.style.display = '';
      fitTags(tags);
      if (isTooFull(main)) tags.style.display = 'none';
    }
    if (rows) {
      shown = rows.querySelectorAll('.line.on');
      for (i = shown.length - 1; i > 0 && rows.scrollHeight > rows.clientHeight + 1; i--) {
        shown[i].classList.remove('on');
      }
    }
    if (call) {
      call.style.fontSize = '';
      size = sizeOf(call);
      for (part = 0.95; part > 0.7 && isTooFull(main); part -= 0.05) call.style.fontSize = size * part + 'px';
    }
    for (i = spare.length - 1; i >= 0 && isTooFull(main); i--) spare[i].style.display = 'none';
    setClass(slide, 'too-full', isTooFull(main));
  }

  function fitAll() {
    shrinkAll('h2', 0.725);
    shrinkAll('.fact b', 0.92);
    shrinkAll('.u', 0.8);
    each(slides, fitSlide);
  }

  function shrinkAll(selector, smallest) {
    each(document.querySelectorAll(selector), function (line) {
      shrink(line, smallest);
    });
  }

  /* ---- Turning ---- */

  function wordsIn(slide) {
    var parts = slide.querySelectorAll('h2, .hook, .fact b, .fact span, .tags li, .line.on, .item, .call');
    var text = '';
    var i;
    for (i = 0; i < parts.length; i++) text += ' ' + parts[i].textContent;
    return text.split(/\s+/).length;
  }

  /** Six seconds, and half a second for each word: slow readers manage 120 words a minute. */
  function dwellOf(slide) {
    if (isPaper) return HOUR - ((new Date().getTime() + clockOffset) % HOUR);
    return Math.min(30, Math.max(12, 6 + wordsIn(slide) / 2)) * 1000;
  }

  /** The next slide that holds something, counted on from one; the same one when there is no other. */
  function nextReady(from, step) {
    var time = now();
    var i, place;
    for (i = 1; i <= slides.length; i++) {
      place = (from + step * i + slides.length * i) % slides.length;
      if (isReady(slides[place], time)) return place;
    }
    return Math.max(0, from);
  }

  function show(place) {
    var slide = slides[place];
    if (current !== place && current >= 0) {
      slides[current].classList.remove('on');
      slides[current].setAttribute('aria-hidden', 'true');
    }
    if (slide.hasAttribute('data-most')) {
      retitle(slide);
      chooseRows(slide, now());
      fitSlide(slide);
    }
    slide.classList.add('on');
    slide.removeAttribute('aria-hidden');
    setClass(html, 'old', daysSince(built, now().slice(0, 10)) > daysUntilOld);
    current = place;
    armTurn();
  }

  var weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  var months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];

  /** The list of the day has the day for its title. */
  function retitle(slide) {
    var title = slide.querySelector('h2');
    var day = now().slice(0, 10);
    var date = new Date(Date.parse(day));
    var words = weekdays[date.getUTCDay()] + ' ' + date.getUTCDate() + ' ' + months[date.getUTCMonth()];
    if (!slide.classList.contains('today') || title.textContent === words) return;
    title.textContent = words;
    shrink(title, 0.725);
  }

  function armTurn() {
    window.clearTimeout(turnTimer);
    if (!isPaused) turnTimer = window.setTimeout(turn, dwellOf(slides[current]));
  }

  function turn() {
    var next = nextReady(current, 1);
    shownInLoop += 1;
    if (next <= current || shownInLoop > slides.length) {
      loops += 1;
      shownInLoop = 0;
      setClass(body, 'flip', !isPaper && loops % 2 === 1);
    }
    show(next);
  }

  /* ---- News ---- */

  /** Asks an address, and hands on its text only when the server gave it whole. */
  function ask(address, answered, failed) {
    var request = new XMLHttpRequest();
    var isOver = false;
    function end(text) {
      if (isOver) return;
      isOver = true;
      if (text === undefined) failed();
      else answered(text, request);
    }
    request.onload = function () {
      end(request.status === 200 ? request.responseText : undefined);
    };
    request.onerror =
      request.ontimeout =
      request.onabort =
        function () {
          end(undefined);
        };
    try {
      request.open('GET', address, true);
      request.timeout = 10000;
      request.send();
    } catch (error) {
      end(undefined);
    }
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return undefined;
    }
  }

  /** The server's clock, where it tells the time; wrong clocks are common in televisions. */
  function setClock(request) {
    var there = Date.parse(request.getResponseHeader('Date') || '');
    var difference = there - new Date().getTime();
    if (isNaN(difference)) return;
    clockOffset = Math.abs(difference) > clockSlack ? difference : 0;
    window.name = 'clock:' + clockOffset;
  }

  function later(wait) {
    window.clearTimeout(pollTimer);
    pollTimer = window.setTimeout(poll, wait);
  }

  function failed() {
    later(retry);
    retry = Math.min(retry * 2, pollEvery);
  }

  function poll() {
    ask(versionAddress + '?' + new Date().getTime(), newsCame, failed);
  }

  function newsCame(text, request) {
    var version = parse(text);
    var isOld, isOther;
    if (!version || typeof version.build !== 'string' || typeof version.generated !== 'string')
      return failed();
    setClock(request);
    retry = firstRetry;
    later(pollEvery);
    isOld = version.generated < built;
    isOther = version.build !== html.getAttribute('data-build');
    if ((isOther && !isOld) || new Date().getTime() - openedAt > freshenAfter) takeNewPage(version.build);
  }

  /** Leaves this page only when the server has just given the whole of the next one, of the build it spoke of. */
  function takeNewPage(build) {
    var address = window.location.href.split('#')[0];
    ask(
      address,
      function (text) {
        var isWhole = /<\/html>\s*$/.test(text) && text.indexOf('data-build="' + build + '"') > 0;
        if (isWhole) window.location.replace(address);
        else failed();
      },
      failed
    );
  }

  /* ---- Starting ---- */

  /** "#s=3,hold" shows the third slide and stays there: for pictures. "flip" has the panel on the left. */
  function startAt() {
    var wish = /s=(\d+)/.exec(window.location.hash);
    if (wish) {
      isPaused = window.location.hash.indexOf('hold') > 0;
      setClass(html, 'still', isPaused);
      setClass(body, 'flip', window.location.hash.indexOf('flip') > 0);
      return (+wish[1] - 1 + slides.length) % slides.length;
    }
    return nextReady(Math.floor(openedAt / (isPaper ? HOUR : startEvery)) % slides.length, 1);
  }

  function setPaused(wanted) {
    isPaused = wanted;
    document.querySelector('.pause').textContent = isPaused ? 'Play' : 'Pause';
    armTurn();
  }

  var pointerTimer = 0;
  document.onmousemove = function () {
    html.classList.add('pointer');
    window.clearTimeout(pointerTimer);
    pointerTimer = window.setTimeout(function () {
      html.classList.remove('pointer');
    }, 3000);
  };
  document.onkeydown = function (event) {
    var isButton = event.target && event.target.tagName === 'BUTTON';
    if (event.keyCode === 32 && !isButton) setPaused(!isPaused);
    if (event.keyCode === 39) show(nextReady(current, 1));
    if (event.keyCode === 37) show(nextReady(current, -1));
  };
  document.querySelector('.pause').onclick = function () {
    setPaused(!isPaused);
  };
  window.ononline = function () {
    retry = firstRetry;
    poll();
  };
  window.onload = window.onresize = function () {
    fitAll();
    if (current >= 0) show(current);
  };

  // Rows have to be chosen before their room can be measured.
  each(slides, function (slide) {
    slide.classList.remove('on');
    if (slide.hasAttribute('data-most')) chooseRows(slide, now());
  });
  fitAll();
  show(startAt());
  poll();
})();
