'use strict';

// Controls of our own over <video controls> and <audio controls>, which do without this script.
// <figure data-player data-words=JSON data-length="SECONDS"> holds one of them, with its sources and
// tracks; the words are the buttons' and so on, in the page's language.
// Keys count only inside the figure, so that they take none from the page (WCAG 2.1.4).
(() => {
  const speeds = [0.75, 1, 1.25, 1.5, 2];
  const players = [];
  const language = document.documentElement.lang || undefined;

  const clock = seconds => {
    const s = Math.floor(seconds) || 0;
    const two = n => String(n).padStart(2, '0');
    const rest = two(s % 60);
    return s < 3600 ? `${Math.floor(s / 60)}:${rest}`
      : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${rest}`;
  };

  const spoken = seconds => {
    const s = Math.floor(seconds) || 0;
    const parts = [[Math.floor(s / 3600), 'hour'], [Math.floor(s / 60) % 60, 'minute'], [s % 60, 'second']];
    const said = parts.filter(([n], i) => n || (i === 2 && !s))
      .map(([n, unit]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(n));
    return said.join(' ');
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const button = (textContent, act) => {
    const made = make('button', { type: 'button', textContent });
    made.addEventListener('click', act);
    return made;
  };

  const slider = (className, name, max, act) => {
    const made = make('input', { type: 'range', min: 0, max, step: 'any', ariaLabel: name, className });
    made.addEventListener('input', () => act(Number(made.value)));
    return made;
  };

  const choice = (name, texts, act) => {
    const made = make('select', { ariaLabel: name });
    made.append(...texts.map((text, value) => make('option', { value, textContent: text })));
    made.addEventListener('change', () => act(made.selectedIndex));
    return made;
  };

  const player = (figure, media) => {
    const words = JSON.parse(figure.dataset.words);
    const video = media.tagName === 'VIDEO';
    const sources = [...media.querySelectorAll('source')].filter(source => media.canPlayType(source.type));
    const tracks = [...media.textTracks].filter(track => /captions|subtitles/.test(track.kind));
    const length = () => Number.isFinite(media.duration) ? media.duration : Number(figure.dataset.length) || 0;
    const news = make('span', { className: 'news', role: 'status' });
    const say = text => { news.textContent = text; };
    let last = 1;

    const toggle = () => media.paused ? media.play().catch(() => {}) : media.pause();
    const go = seconds => { media.currentTime = Math.max(0, Math.min(seconds, length())); show(); };
    const louder = by => { media.volume = Math.max(0, Math.min(1, media.volume + by)); media.muted = false; };
    const mute = () => { media.muted = !media.muted; say(media.muted ? words.muted : words.sound); };

    const caption = number => {
      if (number) last = number;
      tracks.forEach((track, i) => { track.mode = i + 1 === number ? 'showing' : 'disabled'; });
      say(number ? words.captionsOn.replace('{0}', tracks[number - 1].label) : words.captionsOff);
    };
    const shown = () => tracks.findIndex(track => track.mode === 'showing') + 1;

    const quality = number => {
      const { currentTime, paused, playbackRate } = media;
      media.preload = currentTime ? 'auto' : media.preload;
      media.src = sources[number].src;
      media.addEventListener('loadedmetadata', () => Object.assign(media, { currentTime, playbackRate }), { once: true });
      if (!paused) media.play().catch(() => {});
    };

    const fill = () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (figure.requestFullscreen) figure.requestFullscreen().catch(() => {});
      else if (media.webkitEnterFullscreen) media.webkitEnterFullscreen();
    };

    const playing = button(words.play, toggle);
    const seek = slider('position', words.position, 1, go);
    const time = make('span', { className: 'time' });
    const sound = button(words.mute, mute);
    const volume = slider('volume', words.volume, 1, value => { media.volume = value; media.muted = false; });
    const subtitles = choice(words.captions, [words.captionsOff, ...tracks.map(track => track.label)], caption);
    const qualities = choice(words.quality, sources.map(source => source.dataset.quality || words.auto), quality);
    const speed = choice(words.speed, speeds.map(rate => `${rate}×`), i => { media.playbackRate = speeds[i]; });

    const show = () => {
      const now = media.currentTime;
      playing.textContent = media.paused ? words.play : words.pause;
      seek.max = length();
      seek.value = now;
      seek.ariaValueText = words.progress.replace('{0}', spoken(now)).replace('{1}', spoken(length()));
      time.textContent = `${clock(now)} / ${clock(length())}`;
      sound.ariaPressed = String(media.muted);
      volume.value = media.muted ? 0 : media.volume;
      subtitles.selectedIndex = shown();
      speed.selectedIndex = speeds.indexOf(media.playbackRate);
      const source = sources.findIndex(one => one.src === media.currentSrc);
      if (source >= 0) qualities.selectedIndex = source;
    };

    const keys = {
      ' ': toggle,
      k: toggle,
      j: () => go(media.currentTime - 10),
      l: () => go(media.currentTime + 10),
      arrowleft: () => go(media.currentTime - 5),
      arrowright: () => go(media.currentTime + 5),
      arrowup: () => louder(0.1),
      arrowdown: () => louder(-0.1),
      m: mute,
      c: () => tracks.length && caption(shown() ? 0 : last),
      f: () => video && fill()
    };

    const press = event => {
      const on = event.target.tagName;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey || event.altKey || on === 'SELECT') return;
      if (on === 'A' || (on === 'BUTTON' && key === ' ') || (event.target === volume && key.startsWith('arrow'))) return;
      const act = /^[0-9]$/.test(key) ? () => go(length() * Number(key) / 10) : Object.hasOwn(keys, key) && keys[key];
      if (!act) return;
      event.preventDefault();
      act();
    };

    const bar = make('div', { className: 'player', role: 'group', ariaLabel: video ? words.video : words.audio });
    bar.append(playing, seek, time, sound, volume);
    if (tracks.length) bar.append(subtitles);
    // Two formats of one sound are no choice for a listener: the browser has made it.
    if (sources.some(source => source.dataset.quality) && sources.length > 1) bar.append(qualities);
    bar.append(speed);
    if (video) bar.append(button(words.full, fill));
    bar.append(news);

    media.controls = false;
    media.playsInline = true;
    media.tabIndex = -1;
    media.after(bar);
    if (video) media.addEventListener('click', toggle);
    figure.addEventListener('keydown', press);
    for (const event of ['play', 'pause', 'ended', 'timeupdate', 'durationchange', 'loadedmetadata', 'volumechange', 'ratechange', 'seeking']) {
      media.addEventListener(event, show);
    }
    media.addEventListener('play', () => players.forEach(other => other !== media && other.pause()));
    media.textTracks.addEventListener('change', show);
    const failed = () => say(video ? words.videoFailed : words.audioFailed);
    media.addEventListener('error', failed);
    if (sources.length) sources.at(-1).addEventListener('error', failed);
    else if (!media.src) failed();

    // Whoever saves data begins with the smallest picture, which stands last.
    if (navigator.connection?.saveData && sources.length > 1) {
      qualities.selectedIndex = sources.length - 1;
      media.src = sources.at(-1).src;
    }
    players.push(media);
    show();
  };

  for (const figure of document.querySelectorAll('[data-player]')) {
    const media = figure.querySelector('video, audio');
    if (media) player(figure, media);
  }
})();
