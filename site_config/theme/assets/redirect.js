// On to the page that shows the session: to the same turn, and without a step back to this address.

const moved = document.querySelector("[data-moved]");
const target = new URL(moved.dataset.moved, location.href);
target.search = location.search;
target.hash = location.hash;
location.replace(target);
