namespace CallInsight.Contracts.Demo;

public static class DemoRefusals
{
    public static Refusal Closed { get; } = new("demo.closed", RefusalKind.NotFound, "The made-up workspace is closed, since there are real ones here.");

    public static Refusal NotFound { get; } = new("demo.notFound", RefusalKind.NotFound, "This is not the made-up workspace.");
}
