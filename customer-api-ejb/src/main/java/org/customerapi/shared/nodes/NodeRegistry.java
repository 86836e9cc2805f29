package org.customerapi.shared.nodes;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.customerapi.shared.database.ConfiguredDataSource;
import org.customerapi.shared.settings.Settings;

/**
 * Registers this node on its database before anything serves, and keeps its heart beating: with another node there that it may not
 * live beside the server does not start, and says so in one sentence.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeRegistry {
    private static final System.Logger LOG = System.getLogger(NodeRegistry.class.getName());
    private static final NodeTimes TIMES = NodeTimes.USUAL;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final Settings settings;
    private final NodeClaim claim;
    private final Clock clock;
    private NodeMembership membership;
    private Future<?> heartbeat;

    @Inject
    public NodeRegistry(Settings settings, NodeClaim claim, Clock clock) {
        this.settings = settings;
        this.claim = claim;
        this.clock = clock;
    }

    protected NodeRegistry() {
        this(null, null, null);
    }

    @PostConstruct
    void join() {
        NodeTable table = new NodeTable(new ConfiguredDataSource(settings));
        membership = new NodeMembership(self(settings), table, claim, TIMES, clock, NodeRegistry::sleep);
        try {
            membership.join();
        } catch (NodeRefused e) {
            LOG.log(ERROR, "The Customer API does not start: {0}", e.getMessage());
            throw e;
        } catch (SQLException e) {
            throw new EJBException(e);
        }
        long millis = TIMES.beat().toMillis();
        heartbeat = executor.scheduleWithFixedDelay(membership::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void leave() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
            membership.leave();
        }
    }

    private static Node self(Settings settings) {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        return new Node(
                UUID.randomUUID().toString(),
                "process " + process.getName() + " started at " + process.getStartTime(),
                settings.get(Settings.CLUSTER_ENABLED),
                settings.get(Settings.CLUSTER_LEASE),
                0);
    }

    /** Whole, even when it is interrupted: the server is starting, and nobody waits for it to end. */
    private static void sleep(Duration length) {
        long began = System.nanoTime();
        long left = length.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = length.toNanos() - (System.nanoTime() - began);
        }
    }
}
