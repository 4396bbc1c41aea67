using Xunit.v3;

// Each test runs a product with a database of its own: more than two at once would only wait for each other.
[assembly: Parallelization(MaxThreads = 2)]
