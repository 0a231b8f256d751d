// Shows how far a file has been sent. Without this script the form is sent as any other.
const form = document.querySelector("form[data-upload]");
if (form) {
  form.addEventListener("submit", (event) => {
    const file = form.querySelector("input[type=file]").files[0];
    const line = form.querySelector(".progress");
    const said = line.querySelector("output");
    if (!file) return;
    event.preventDefault();
    line.hidden = false;
    if (file.size > Number(form.dataset.most)) {
      said.textContent = form.dataset.tooLarge;
      line.querySelector("progress").hidden = true;
      return;
    }
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (sent) => {
      const percent = Math.round((100 * sent.loaded) / sent.total);
      line.querySelector("progress").value = percent;
      said.textContent = `${percent}%`;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) {
        location.href = request.responseURL;
      } else {
        const answer = new DOMParser().parseFromString(request.responseText, "text/html");
        said.textContent = answer.querySelector("h1")?.textContent ?? String(request.status);
      }
    });
    request.addEventListener("error", () => { form.submit(); });
    request.send(new FormData(form));
  });
}
