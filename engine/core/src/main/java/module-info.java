/** Bounded, primitive state for each key, and the derivatives read from it. */
module io.fluxion.core {
  exports io.fluxion;
  exports io.fluxion.update;
}
