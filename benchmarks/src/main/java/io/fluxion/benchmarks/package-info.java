/**
 * JMH suites, one class per question, each with its baseline and its peers; and the streams that
 * they are fed.
 */
package io.fluxion.benchmarks;
