namespace CallInsight.Grains.Insights;

/// <summary>Settings under <c>CallInsight:Insights</c>.</summary>
public sealed class InsightsOptions
{
    /// <summary>Megabytes that the calls of all tenants may take in the memory of a silo: the months that were not asked for the longest leave it, and are
    /// read again when they are asked for. A single month stays whatever it takes. 0: two fifths of the memory that the process may use.</summary>
    public int MemoryMegabytes { get; set; }

    /// <summary>Whether answers, and what single months had to say to them, are kept while their calls stay the same. Off costs time and changes no figure.</summary>
    public bool KeepAnswers { get; set; } = true;
}
