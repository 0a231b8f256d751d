// Draws every chart of the page. Without this script a picture stands in its place.
// `ast` has Vega interpret its expressions: the page's policy allows no code from strings.
for (const place of document.querySelectorAll("[data-spec]")) {
  vegaEmbed(place, JSON.parse(place.dataset.spec), {
    ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true },
  }).catch((error) => { place.textContent = String(error); });
}
