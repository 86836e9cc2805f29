package org.customerapi.bench.reference;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What the measurements compare with; never part of what is delivered. */
@ApplicationPath("api")
public class ReferenceApplication extends Application {}
