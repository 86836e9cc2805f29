package org.customerapi.web.body;

/** The body of a request; each has a public constructor that takes its fields from {@link JsonFields}. */
public interface WireRequest {}
