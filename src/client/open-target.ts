/**
 * Opens the answer that the fragment of the address names, in browsers that do not do so
 * themselves.
 */
function openTarget(): void {
  const target = document.querySelector(':target');
  const details = target?.closest<HTMLDetailsElement>('details:not([open])');
  if (!details) return;
  details.open = true;
  target?.scrollIntoView();
}

addEventListener('hashchange', openTarget);
openTarget();
