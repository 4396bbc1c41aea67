// A secret that is shown once is copied, not typed. Without scripts it is selected and copied by hand.
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]');
  const field = button && document.getElementById(button.dataset.copy);
  if (!field) {
    return;
  }
  field.select();
  const said = button.parentElement.querySelector('[role="status"]');
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = button.dataset.done;
  } catch {
    // Not allowed here (plain http on another machine): it is selected, and the sentence says how to go on.
    said.textContent = button.dataset.failed;
  }
});
