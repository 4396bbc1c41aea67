// The server renders the theme from the member's preference; this only saves the wait after a choice.
document.addEventListener('submit', async (event) => {
  const form = event.target;
  const choice = event.submitter?.value;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-theme-switch]') || !choice) {
    return;
  }
  event.preventDefault();
  show(form, choice);
  if (!(await keep(form, choice))) {
    submitPlainly(form, choice);
  }
});

function show(form, choice) {
  document.documentElement.dataset.theme = choice;
  for (const button of form.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === choice));
  }
}

// True when the server has kept the choice; it answers with a redirect, which need not be followed.
async function keep(form, choice) {
  const body = new URLSearchParams(new FormData(form));
  body.set('theme', choice);
  try {
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    return answer.ok || answer.type === 'opaqueredirect';
  } catch {
    return false;
  }
}

// The browser's own post shows whatever is wrong.
function submitPlainly(form, choice) {
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'theme', value: choice });
  form.append(field);
  form.submit();
}
