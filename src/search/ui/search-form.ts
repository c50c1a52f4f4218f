/**
 * Leads from a form to the search page with the question behind the `#`, where no host and no log sees it. Without this script the form
 * leads to that page without a question: its input has no name.
 */
document.addEventListener('submit', (event) => {
  const { target } = event;
  if (
    event.defaultPrevented ||
    !(target instanceof HTMLFormElement) ||
    !target.matches('.search-form')
  )
    return;
  event.preventDefault();
  const question = target.querySelector('input')?.value.trim() ?? '';
  location.assign(
    question === ''
      ? target.action
      : `${target.action}#${new URLSearchParams({ q: question }).toString()}`,
  );
});
