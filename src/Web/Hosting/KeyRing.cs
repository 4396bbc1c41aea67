using System.Xml.Linq;
using CallInsight.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Hosting;

/// <summary>Keys of cookies and forms, kept by the key ring's grain and shared by all Webs.</summary>
internal sealed class KeyRing(IGrainFactory grains) : IXmlRepository
{
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CallInsight");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<KeyRing>()));
        return services;
    }

    public IReadOnlyCollection<XElement> GetAllElements()
        => [.. Wait(() => grains.KeyRing().GetAll()).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
        => Wait(async () =>
        {
            await grains.KeyRing().Store(friendlyName, element.ToString(SaveOptions.DisableFormatting));
            return true;
        });

    /// <summary>The framework asks for keys synchronously, a few times in the life of a process: the one place where a thread waits.</summary>
    private static T Wait<T>(Func<Task<T>> ask)
        => Task.Run(() =>
        {
            CallContext.EnterPlatform();
            return ask();
        }).GetAwaiter().GetResult();
}
