package org.dateline.newsroom;

/// A request that HTTP itself gives a name for refusing: wrong method, wrong content type.
final class Rejected extends RuntimeException {
    private final transient Problem problem;

    Rejected(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
