package org.customerapi.web.body;

/**
 * A line of a body, without its end.
 *
 * @param number where it stands, from 1
 * @param bytes its beginning, one byte more than a line may have at most
 */
public record BodyLine(long number, byte[] bytes) {}
