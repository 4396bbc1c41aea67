namespace CallInsight.Web.Shared;

/// <summary>A filter that holds, and the address of the page without it.</summary>
public sealed record FilterChip(string Label, string Value, string RemoveHref);

/// <summary>One of several choices, each an address.</summary>
public sealed record LinkChoice(string Label, string Href, bool IsCurrent);

/// <summary>A period's days, both included; the addresses' <c>from</c> and <c>to</c>.</summary>
public sealed record PeriodDays(DateOnly From, DateOnly To);
