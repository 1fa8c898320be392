'use strict';

// What translations.js has comes from outside: it is only ever set as text.
(() => {
  const shown = window.translations;
  const videos = [];

  const add = (parent, tag, text) => {
    const element = document.createElement(tag);
    if (text !== undefined) {
      element.textContent = text;
    }
    parent.append(element);
    return element;
  };

  const seconds = (time) => {
    const [h, m, s] = time.trim().replace(',', '.').split(':');
    return Number(h) * 3600 + Number(m) * 60 + Number(s);
  };

  // A page without a server may load no track, so the cues are set one by one.
  const subtitle = (video, srt, title, language) => {
    const track = video.addTextTrack('subtitles', title, language);
    for (const block of srt.replace(/\r/g, '').split(/\n\n+/)) {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => line.includes('-->'));
      const [from, to] = at < 0 ? [] : lines[at].split('-->').map(seconds);
      if (from < to) {
        track.addCue(new VTTCue(from, to, lines.slice(at + 1).join('\n').replace(/&/g, '&amp;').replace(/</g, '&lt;')));
      }
    }
    track.mode = shown.simulated ? 'hidden' : 'showing';
  };

  const player = (title, code, entry, notes) => {
    const figure = add(document.getElementById('players'), 'figure');
    add(figure, 'h2', title);
    if (entry.file === null) {
      add(figure, 'p', entry.reason || 'It could not be fetched from this machine.');
      return;
    }
    const video = add(figure, 'video');
    video.controls = true;
    video.preload = 'auto';
    video.playsInline = true;
    video.muted = videos.length > 0;
    video.src = encodeURIComponent(entry.file);
    video.setAttribute('aria-label', title);
    if (entry.subtitles) {
      subtitle(video, entry.subtitles, title, code);
    }
    video.addEventListener('error', () => add(figure, 'p', 'This browser does not play the file.'));
    videos.push(video);

    const choice = add(add(figure, 'p'), 'label');
    const sound = add(choice, 'input');
    sound.type = 'radio';
    sound.name = 'sound';
    sound.checked = !video.muted;
    sound.addEventListener('change', () => videos.forEach((other) => (other.muted = other !== video)));
    choice.append(' Sound from here');
    const file = add(add(figure, 'p'), 'a', entry.file);
    file.href = encodeURIComponent(entry.file);
    file.download = entry.file;
    notes.forEach((note) => (add(figure, 'p', note).className = 'quiet'));
  };

  // The sample clips have their words in the picture already.
  document.getElementById('subtitles').checked = !shown.simulated;
  document.getElementById('what').textContent = shown.simulated
    ? `A simulated AKOOL "translated" ${shown.source}: the results are sample clips of this project with synthetic voices. `
      + 'Nothing was paid.'
    : `AKOOL translated ${shown.source}.`;
  player('Original', '', shown.original, []);
  for (const entry of shown.translations || []) {
    const notes = entry.id === null ? [] : [`AKOOL's id ${entry.id}`];
    if (entry.credits !== null) {
      notes.unshift(`${entry.credits} ${shown.simulated ? 'simulated ' : ''}credits`);
    }
    player(`${entry.name} (${entry.language})`, entry.language, entry, notes);
  }

  document.getElementById('controls').hidden = videos.length === 0;
  const button = document.getElementById('play');
  const leader = () => videos.find((video) => !video.muted) || videos[0];
  const playing = () => videos.some((video) => !video.paused && !video.ended);
  const label = () => (button.textContent = playing() ? 'Pause all' : 'Play all');

  const inStep = (tolerance) => {
    const time = leader().currentTime;
    for (const video of videos) {
      if (Math.abs(video.currentTime - time) > tolerance && time < video.duration) {
        video.currentTime = time;
      }
    }
  };

  button.addEventListener('click', () => {
    if (playing()) {
      videos.forEach((video) => video.pause());
      inStep(0.05);
    } else {
      inStep(0.05);
      videos.forEach((video) => video.play().catch(() => label()));
    }
  });
  document.getElementById('restart').addEventListener('click', () => videos.forEach((video) => (video.currentTime = 0)));
  document.getElementById('subtitles').addEventListener('change', (event) => {
    for (const video of videos) {
      for (const track of video.textTracks) {
        track.mode = event.target.checked ? 'showing' : 'hidden';
      }
    }
  });
  for (const video of videos) {
    ['play', 'pause', 'ended'].forEach((event) => video.addEventListener(event, label));
    video.addEventListener('timeupdate', () => {
      if (video === leader() && videos.filter((other) => !other.paused).length === videos.length) {
        inStep(0.3);
      }
    });
  }
})();
