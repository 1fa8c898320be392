/*
 * The page on a build's translations while it is open: what is under way is kept up to date, players that cannot play
 * say so, and two of them can be compared.
 */
(function () {
  "use strict";

  /* Milliseconds between two questions while something is under way, and while only the build is. */
  const SOON = 3000;
  const LATER = 15000;

  function isPlaying(video) {
    return !video.paused && !video.ended;
  }

  function each(root, selector, action) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), action);
  }

  /* Players */

  function watchPlayer(player) {
    const video = player.querySelector("video");
    if (!video || player.dataset.watched) {
      return;
    }
    player.dataset.watched = "true";
    const compare = player.querySelector(".akool-player__compare");
    if (compare) {
      compare.addEventListener("click", function () {
        openComparing(video);
      });
    }
    watchVideo(video);
  }

  /* A video may come to stand in another player. */
  function watchVideo(video) {
    if (video.dataset.watched) {
      return;
    }
    video.dataset.watched = "true";
    video.addEventListener("error", function () {
      fail(video);
      offerComparing(video.closest(".akool-source"));
    });
    loadWhenSeen(video);
  }

  function fail(video) {
    video.hidden = true;
    video.closest(".akool-player").querySelector(".akool-player__failed").hidden = false;
  }

  /* The first picture and the length of a video that nobody scrolls to are not worth a request. */
  const seen =
    "IntersectionObserver" in window
      ? new IntersectionObserver(function (entries) {
          entries.forEach(function (entry) {
            if (entry.isIntersecting) {
              seen.unobserve(entry.target);
              entry.target.preload = "metadata";
            }
          });
        })
      : null;

  function loadWhenSeen(video) {
    if (seen) {
      seen.observe(video);
    }
  }

  function playable(section) {
    return Array.prototype.filter.call(
      section.querySelectorAll(".akool-player video"),
      function (video) {
        return !video.hidden;
      },
    );
  }

  function offerComparing(section) {
    if (!section || typeof HTMLDialogElement === "undefined") {
      return;
    }
    const enough = playable(section).length > 1;
    each(section, ".akool-player", function (player) {
      const button = player.querySelector(".akool-player__compare");
      if (button) {
        button.hidden = !enough || player.querySelector("video").hidden;
      }
    });
  }

  function watchPlayers(page) {
    each(page, ".akool-player", watchPlayer);
    each(page, ".akool-source", offerComparing);
  }

  /* Comparing two players */

  /* Seconds that two players may be apart without anybody noticing. */
  const APART = 0.15;

  function setUpComparing(dialog) {
    const videos = Array.prototype.slice.call(dialog.querySelectorAll("video"));
    const picks = Array.prototype.slice.call(
      dialog.querySelectorAll(".akool-compare__pick"),
    );
    const sounds = Array.prototype.slice.call(
      dialog.querySelectorAll("input[type=radio]"),
    );
    const names = dialog.querySelectorAll(".akool-compare__sound span");
    const play = dialog.querySelector(".akool-compare__play");
    const close = dialog.querySelector(".akool-compare__close");
    let choices = [];

    function other(video) {
      return videos[0] === video ? videos[1] : videos[0];
    }

    function show(side, choice) {
      const video = videos[side];
      const source = choices[choice];
      const going = isEither();
      picks[side].value = String(choice);
      video.setAttribute("aria-label", source.dataset.label);
      const heard = names[side];
      heard.textContent = heard.dataset.words.replace("{0}", source.dataset.label);
      video.replaceChildren();
      each(source, "track", function (track) {
        video.appendChild(track.cloneNode());
      });
      video.src = source.src;
      sent.delete(video);
      const at = other(video).currentTime;
      if (at > 0) {
        seek(video, at);
      }
      if (going) {
        start(video);
      }
      name();
    }

    /* Players that this script has sent somewhere, which it must not take for a person's wish. */
    const sent = new Set();

    function seek(video, at) {
      sent.add(video);
      video.currentTime = at;
    }

    function hear(side) {
      videos.forEach(function (video, i) {
        video.muted = i !== side;
        sounds[i].checked = i === side;
      });
    }

    function isEither() {
      return videos.some(isPlaying);
    }

    function name() {
      play.textContent = isEither() ? play.dataset.pause : play.dataset.play;
    }

    function start(video) {
      const started = video.play();
      if (started) {
        started.catch(name);
      }
    }

    videos.forEach(function (video) {
      video.addEventListener("play", function () {
        if (other(video).paused && !other(video).ended) {
          start(other(video));
        }
        name();
      });
      video.addEventListener("pause", function () {
        if (!video.ended) {
          other(video).pause();
        }
        name();
      });
      video.addEventListener("ended", name);
      video.addEventListener("seeked", function () {
        if (!sent.delete(video)) {
          follow(video);
        }
      });
      video.addEventListener("ratechange", function () {
        if (other(video).playbackRate !== video.playbackRate) {
          other(video).playbackRate = video.playbackRate;
        }
      });
    });
    /* The one that is heard leads, since a jump would be heard. */
    videos.forEach(function (video) {
      video.addEventListener("timeupdate", function () {
        if (!video.muted) {
          follow(video);
        }
      });
    });

    function follow(leader) {
      const led = other(leader);
      const end = led.duration || Infinity;
      const at = Math.min(leader.currentTime, end);
      if (!led.seeking && Math.abs(led.currentTime - at) > APART) {
        seek(led, at);
      }
    }

    play.addEventListener("click", function () {
      if (isEither()) {
        videos[0].pause();
        videos[1].pause();
      } else {
        videos.forEach(start);
      }
    });
    picks.forEach(function (pick, side) {
      pick.addEventListener("change", function () {
        show(side, Number(pick.value));
      });
    });
    sounds.forEach(function (sound, side) {
      sound.addEventListener("change", function () {
        hear(side);
      });
    });
    close.addEventListener("click", function () {
      dialog.close();
    });
    dialog.addEventListener("close", function () {
      videos.forEach(function (video) {
        video.pause();
        video.removeAttribute("src");
        video.replaceChildren();
        video.load();
      });
      name();
    });

    return function (video) {
      choices = playable(video.closest(".akool-source"));
      choices.forEach(function (choice) {
        choice.pause();
      });
      picks.forEach(function (pick) {
        pick.replaceChildren();
        choices.forEach(function (choice, i) {
          pick.add(new Option(choice.dataset.label, String(i)));
        });
      });
      const right = choices.indexOf(video);
      show(0, right === 0 ? 1 : 0);
      show(1, right);
      hear(1);
      dialog.showModal();
    };
  }

  let openComparing = function () {};

  /* Keeping the page up to date */

  /* Whether something would be lost with it. */
  function isInUse(entry) {
    return (
      Array.prototype.some.call(entry.querySelectorAll("input[type=text]"), isTyped) ||
      Array.prototype.some.call(entry.querySelectorAll("video"), isPlaying)
    );
  }

  function isTyped(field) {
    return field.value !== field.defaultValue;
  }

  /* What a control has in common with the one in its place in a newer entry. */
  function role(control) {
    const own = Array.prototype.filter.call(control.classList, function (name) {
      return name.startsWith("akool-");
    });
    const form = control.closest("form");
    return [
      control.tagName,
      control.getAttribute("name"),
      control.getAttribute("href"),
      form && form.getAttribute("name"),
    ]
      .concat(own)
      .join(" ");
  }

  /* The focus stays where it was, or at least with the entry. */
  function refocus(wanted, entry) {
    const controls = Array.prototype.filter.call(
      entry.querySelectorAll("a, button, input, video"),
      function (control) {
        return role(control) === wanted;
      },
    );
    if (controls.length === 0) {
      entry.tabIndex = -1;
    }
    (controls[0] || entry).focus({ preventScroll: true });
  }

  function parsed(html) {
    return new DOMParser().parseFromString(html, "text/html");
  }

  function place(entry, into) {
    Behaviour.applySubtree(entry, true);
    watchPlayers(into);
  }

  function replace(old, html) {
    const fresh = parsed(html).querySelector(".akool-entry");
    if (!fresh || isInUse(old)) {
      return;
    }
    const focused = old.contains(document.activeElement) ? role(document.activeElement) : null;
    const before = old.querySelector("video");
    const after = fresh.querySelector("video");
    if (before && after && before.getAttribute("src") === after.getAttribute("src")) {
      keepVideo(before, after);
    }
    old.replaceWith(fresh);
    place(fresh, fresh.closest(".akool-page"));
    if (focused !== null) {
      refocus(focused, fresh);
    }
  }

  /* What is loaded is not loaded again. */
  function keepVideo(before, after) {
    if (tracks(before) !== tracks(after)) {
      before.replaceChildren.apply(before, after.children);
    }
    after.replaceWith(before);
    if (before.hidden) {
      fail(before);
    }
  }

  function tracks(video) {
    return Array.prototype.map
      .call(video.children, function (track) {
        return track.outerHTML;
      })
      .join();
  }

  function check(answer) {
    if (!answer.ok) {
      const error = new Error(String(answer.status));
      error.status = answer.status;
      throw error;
    }
  }

  function text(url) {
    return fetch(url, { credentials: "same-origin" }).then(function (answer) {
      check(answer);
      return answer.text();
    });
  }

  /* Adds what was not there when the page was loaded. */
  function addNew(page) {
    return text(location.href).then(function (html) {
      const fresh = parsed(html);
      each(fresh, ".akool-source", function (section) {
        const known = document.getElementById(section.dataset.source);
        if (!known) {
          page.appendChild(section);
          place(section, page);
          return;
        }
        const grid = known.closest(".akool-source").querySelector(".akool-grid");
        each(section, ".akool-entry", function (entry) {
          if (!document.getElementById(entry.id)) {
            grid.appendChild(entry);
            place(entry, page);
          }
        });
      });
    });
  }

  /* What a page that was opened early did not have. */
  function frame(state) {
    const empty = state.pages === 0;
    const none = document.querySelector(".akool-none");
    const summary = document.querySelector(".akool-summary");
    say(none.querySelector(".jenkins-notice > div"), state.summary);
    say(summary, state.summary);
    none.hidden = !empty;
    summary.hidden = empty;
    const pages = document.querySelector(".akool-pages");
    say(pages.querySelector(".akool-pages__here"), state.here);
    pages.hidden = state.pages < 2;
    pages.querySelector("[rel=prev]").hidden = state.page < 2;
    pages.querySelector("[rel=next]").hidden = state.page >= state.pages;
  }

  function update(page, state) {
    frame(state);
    Object.keys(state.sources).forEach(function (key) {
      const heading = document.getElementById(key);
      if (heading) {
        say(heading.parentElement.querySelector(".akool-source__summary"), state.sources[key]);
      }
    });
    let isNew = false;
    const under = [];
    Object.keys(state.translations).forEach(function (id) {
      const now = state.translations[id];
      const entry = document.getElementById("akool-" + id);
      if (!entry) {
        isNew = true;
      } else if (entry.dataset.stamp !== now.stamp) {
        if (isInUse(entry)) {
          return;
        }
        under.push(
          text("entry?id=" + encodeURIComponent(id)).then(function (html) {
            replace(entry, html);
          }),
        );
      } else if (now.percent !== undefined) {
        progress(entry, now);
      }
    });
    if (isNew) {
      under.push(addNew(page));
    }
    return Promise.all(under);
  }

  /* Screen readers read what changes, so only what did. */
  function say(element, words) {
    if (element && element.textContent !== words) {
      element.textContent = words;
    }
  }

  function progress(entry, now) {
    const bar = entry.querySelector("progress");
    if (bar) {
      bar.value = now.percent;
      say(entry.querySelector(".akool-progress__words"), now.progress);
    }
  }

  function isBehind(page, state) {
    return Object.keys(state.translations).some(function (id) {
      const entry = document.getElementById("akool-" + id);
      return !entry || entry.dataset.stamp !== state.translations[id].stamp;
    });
  }

  /* What does not become better by asking again: nobody is logged in any more, or the build is gone. */
  const OVER = [401, 403, 404, 410];

  function keepUpToDate(page) {
    let tag = null;
    let last = null;
    let timer = null;
    let asking = false;

    function next(pause) {
      clearTimeout(timer);
      timer = document.hidden ? null : setTimeout(ask, pause);
    }

    function isChanging() {
      return page.dataset.changing === "true";
    }

    function stop() {
      page.dataset.changing = "false";
      document.querySelector(".akool-stopped").hidden = false;
    }

    function ask() {
      clearTimeout(timer);
      if (asking || document.hidden) {
        return;
      }
      asking = true;
      fetch("state?page=" + page.dataset.page, {
        cache: "no-store",
        credentials: "same-origin",
        headers: tag ? { "If-None-Match": tag } : {},
      })
        .then(function (answer) {
          if (answer.status === 304) {
            return last;
          }
          check(answer);
          return answer.json().then(function (state) {
            tag = answer.headers.get("ETag");
            last = state;
            return state;
          });
        })
        .then(function (state) {
          return update(page, state).then(function () {
            asking = false;
            const behind = isBehind(page, state);
            page.dataset.changing = String(!state.done || behind);
            if (isChanging()) {
              next(behind || page.querySelector("progress") ? SOON : LATER);
            }
          });
        })
        .catch(function (error) {
          asking = false;
          if (OVER.includes(error.status)) {
            stop();
          } else {
            next(LATER);
          }
        });
    }

    document.addEventListener("visibilitychange", function () {
      if (!document.hidden && isChanging()) {
        ask();
      }
    });
    next(SOON);
  }

  Behaviour.specify(".akool-page", "akool-page", 0, function (page) {
    if (page.dataset.ready) {
      return;
    }
    page.dataset.ready = "true";
    const dialog = document.querySelector(".akool-compare");
    if (dialog && dialog.showModal) {
      openComparing = setUpComparing(dialog);
    }
    watchPlayers(page);
    if (page.dataset.changing === "true" && window.fetch) {
      keepUpToDate(page);
    }
  });
})();
