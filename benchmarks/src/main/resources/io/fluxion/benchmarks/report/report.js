
(function () {
  'use strict';
  // Without this script the readings are titles; with it they follow pointer, finger and arrow keys.
  var tip = document.createElement('div');
  tip.id = 'tip';
  tip.setAttribute('role', 'status');
  document.body.appendChild(tip);
  var shown = null;

  function hide() {
    if (shown) { shown.classList.remove('on'); }
    shown = null;
    tip.textContent = '';
  }

  function show(mark) {
    if (mark === shown) { return; }
    hide();
    shown = mark;
    mark.classList.add('on');
    tip.textContent = mark.reading;
    var at = (mark.querySelector('.at') || mark).getBoundingClientRect();
    tip.style.left = '0';
    var width = document.documentElement.clientWidth;
    var left = at.left + at.width / 2 - tip.offsetWidth / 2;
    var top = at.top - tip.offsetHeight - 10;
    if (0 > top) { top = at.bottom + 10; }
    left = Math.max(8, Math.min(left, width - tip.offsetWidth - 8));
    tip.style.left = (left + window.scrollX) + 'px';
    tip.style.top = (top + window.scrollY) + 'px';
  }

  document.querySelectorAll('svg.chart').forEach(function (chart) {
    var marks = Array.from(chart.querySelectorAll('.mark'));
    marks.forEach(function (mark) {
      var title = mark.querySelector('title');
      mark.reading = title.textContent;
      title.remove();
    });
    if (marks.length === 0) { return; }
    chart.setAttribute('tabindex', '0');

    // A page that scrolls under the pointer leaves other charts than the one being read.
    function leave() {
      if (chart.contains(shown)) { hide(); }
    }

    function follow(event) {
      var mark = event.target.closest('.mark');
      if (mark) { show(mark); } else { leave(); }
    }
    chart.addEventListener('pointermove', follow);
    chart.addEventListener('pointerdown', follow);
    chart.addEventListener('pointerleave', function (event) {
      if (event.pointerType === 'mouse') { leave(); }
    });
    chart.addEventListener('blur', leave);
    chart.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') { hide(); }
      if (!step) { return; }
      event.preventDefault();
      var now = marks.indexOf(shown);
      var next = now === -1 ? (step === 1 ? 0 : marks.length - 1) : now + step;
      show(marks[(next + marks.length) % marks.length]);
    });
  });
  document.addEventListener('pointerdown', function (event) {
    if (!event.target.closest('svg.chart')) { hide(); }
  });
}());
