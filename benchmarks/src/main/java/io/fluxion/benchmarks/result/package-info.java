/** JMH's result files, as the gate and the report read them. */
package io.fluxion.benchmarks.result;
