'use strict';

// Arrow keys, a count and the address of the picture in view, for a gallery that scrolls sideways
// by style alone: <section data-gallery data-words=JSON> with <figure id="picture-1">, <figure id="picture-2"> …
(() => {
  const gallery = section => {
    const pictures = [...section.querySelectorAll('figure[id^="picture-"]')];
    if (pictures.length < 2) return;
    const status = section.querySelector('.count');
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let at = Math.max(0, pictures.findIndex(picture => '#' + picture.id === location.hash));

    const words = JSON.parse(section.dataset.words);
    const count = () => {
      status.textContent = words.count.replace('{0}', at + 1).replace('{1}', pictures.length);
    };
    const go = to => {
      const behavior = still.matches ? 'auto' : 'smooth';
      pictures[to]?.scrollIntoView({ behavior, block: 'nearest', inline: 'center' });
    };
    const on = getComputedStyle(section).direction === 'rtl' ? -1 : 1;
    const keys = {
      ArrowLeft: () => go(at - on),
      ArrowRight: () => go(at + on),
      Home: () => go(0),
      End: () => go(pictures.length - 1)
    };

    // The address follows what is looked at, so that it can be copied; going back leaves the page.
    const seen = picture => {
      const now = pictures.indexOf(picture);
      if (now === at) return;
      at = now;
      count();
      history.replaceState(history.state, '', '#' + picture.id);
    };
    const watch = new IntersectionObserver(
      entries => entries.filter(entry => entry.isIntersecting).forEach(entry => seen(entry.target)),
      { root: pictures[0].parentElement, threshold: 0.6 });
    // Not before the browser has gone to the picture that the address names.
    const begin = () => pictures.forEach(picture => watch.observe(picture));
    if (document.readyState === 'complete') begin();
    else addEventListener('load', begin);

    const list = pictures[0].parentElement;
    if (!list.hasAttribute('tabindex')) list.tabIndex = 0;
    section.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      keys[event.key]();
    });
    count();
  };

  document.querySelectorAll('[data-gallery]').forEach(gallery);
})();
