// Sets the text size a reader chose before, ahead of the first paint, and remembers the next choice.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('text-size'); } catch { return null; } };
  root.dataset.size = stored() || '100';
  addEventListener('DOMContentLoaded', () => {
    for (const choice of document.getElementsByName('size')) choice.checked = choice.value === root.dataset.size;
  });
  addEventListener('change', ({ target }) => {
    if (target.name !== 'size') return;
    root.dataset.size = target.value;
    try { localStorage.setItem('text-size', target.value); } catch { /* it holds for this page */ }
  });
})();
