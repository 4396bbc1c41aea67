using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("CallInsight:Mail"))
            .Validate(o => o.IsFromGood, "CallInsight:Mail:From must be an e-mail address.")
            .Validate(o => o.IsPortalAddressGood, "CallInsight:Mail:PortalAddress must be the address of the portal, such as https://calls.example.com.")
            .Validate(o => o.Port is >= 1 and <= 65_535, "CallInsight:Mail:Port must be 1 to 65535.")
            .ValidateOnStart();
        return services.AddSingleton<PrepareNotices>().AddSingleton<NotificationStore>().AddSingleton<IMailer, SmtpMailer>();
    }
}
