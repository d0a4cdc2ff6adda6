'use strict';

// Works the player as a reader would, by keys and menus, and posts what came of it.
(async () => {
  const found = { violations: [] };
  document.addEventListener('securitypolicyviolation', event => found.violations.push(event.violatedDirective));
  const until = async (what, condition) => {
    for (let i = 0; i < 400; i++) {
      if (condition()) return;
      await new Promise(done => setTimeout(done, 50));
    }
    throw new Error('waited in vain until ' + what);
  };
  const press = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const bar = figure => figure.querySelector('.player');
  const names = list => [...list].map(one => one.ariaLabel || one.textContent);

  try {
    const figure = document.querySelector('#film');
    const video = figure.querySelector('video');
    found.nativeControls = video.controls;
    found.buttons = names(bar(figure).querySelectorAll('button'));
    found.menus = names(bar(figure).querySelectorAll('select'));
    found.qualities = names(bar(figure).querySelectorAll('[aria-label=Quality] option'));
    found.captions = names(bar(figure).querySelectorAll('[aria-label=Captions] option'));
    found.lengthBefore = bar(figure).querySelector('.time').textContent;
    found.loadedBefore = video.readyState;

    const key = name => press(video, name);
    key('k');
    await until('it plays', () => !video.paused && video.currentTime > 0.2);
    found.playing = bar(figure).querySelector('button').textContent;
    key(' ');
    found.paused = video.paused;
    key('5');
    await until('it is half way', () => !video.seeking);
    found.half = video.currentTime;
    key('ArrowLeft');
    await until('it is back', () => !video.seeking);
    found.left = video.currentTime;
    found.spoken = bar(figure).querySelector('.position').ariaValueText;
    key('l');
    await until('it is at the end', () => !video.seeking);
    found.end = video.currentTime - video.duration;
    key('j');
    key('m');
    found.muted = video.muted;
    found.volume = video.volume;
    key('ArrowDown');
    found.quieter = video.volume;
    key('c');
    found.shown = [...video.textTracks].map(track => track.mode);
    found.news = bar(figure).querySelector('.news').textContent;
    await until('captions are read', () => video.textTracks[0].cues && video.textTracks[0].cues.length);
    found.cue = video.textTracks[0].cues[0].text;
    key('c');
    found.hidden = [...video.textTracks].map(track => track.mode);

    key('5');
    await until('it is half way again', () => !video.seeking);
    const menu = bar(figure).querySelector('[aria-label=Quality]');
    menu.selectedIndex = 1;
    menu.dispatchEvent(new Event('change'));
    await until('the small one is there', () => video.videoWidth === 640 && !video.seeking && video.currentTime > 1);
    found.sameMoment = video.currentTime;
    const speed = bar(figure).querySelector('[aria-label=Speed]');
    speed.selectedIndex = 3;
    speed.dispatchEvent(new Event('change'));
    found.rate = video.playbackRate;
    const event = new KeyboardEvent('keydown', { key: 'm', ctrlKey: true, bubbles: true, cancelable: true });
    video.dispatchEvent(event);
    found.tookControlKey = event.defaultPrevented;

    const talk = document.querySelector('#talk');
    found.talkButtons = names(bar(talk).querySelectorAll('button'));
    const moment = video.currentTime;
    video.play();
    await until('the film plays', () => video.currentTime > moment + 0.2);
    press(talk.querySelector('button'), 'k');
    const audio = talk.querySelector('audio');
    await until('the talk plays', () => audio.currentTime > 0.1);
    found.onlyOnePlays = video.paused;
    audio.pause();

    const stream = document.querySelector('#stream video');
    found.streams = stream.canPlayType('application/vnd.apple.mpegurl');
    if (found.streams) {
      stream.muted = true;
      await stream.play();
      await until('the stream plays', () => stream.currentTime > 0.3);
      found.streamed = stream.videoWidth;
    }
    const broken = document.querySelector('#broken');
    broken.querySelector('video').load();
    await until('it says so', () => bar(broken).querySelector('.news').textContent);
    found.broken = bar(broken).querySelector('.news').textContent;
  } catch (error) {
    found.error = String(error);
  }
  await fetch('/found', { method: 'POST', body: JSON.stringify(found) });
})();
