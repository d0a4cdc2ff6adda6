// Print, copy and the system's own ways to share: what a link cannot do.
(() => {
  const url = document.querySelector('link[rel=canonical]')?.href || location.href.split('#')[0];
  for (const tools of document.querySelectorAll('[data-tools]')) {
    const said = tools.querySelector('.said');
    const offer = (name, can, act) => {
      const button = tools.querySelector(`[data-${name}]`);
      if (!button || !can) return;
      (button.closest('li') || button).hidden = false;
      button.closest('details')?.removeAttribute('hidden');
      button.addEventListener('click', () => act(button));
    };
    offer('print', true, () => print());
    offer('link', navigator.clipboard, button => navigator.clipboard.writeText(url)
      .then(() => { said.textContent = button.dataset.said; }, () => {}));
    offer('sheet', navigator.share, () => navigator.share({ title: document.title, url }).catch(() => {}));
  }
})();
