#include "reply/Sentences.h"

#include <array>

namespace pipit::concierge {
namespace {

// The English ones are those of the answers, word for word; a test says which have no translation.
constexpr auto kSentences = std::to_array<Sentence>(
    {{"You can\n\n- return a piece **within 30 days** of its delivery\n- have a ring resized **within 60 "
      "days** "
      "of its delivery\n- have a piece cleaned or repaired\n\nCustom and engraved pieces cannot be returned, "
      "because they are made for one person.\n\nTo begin, I have to find your order. Please send its number "
      "and, to show that it is yours, its e-mail address or postal code:",
      "Puedes\n\n- devolver una pieza **en 30 días** desde su entrega\n- pedir que ajusten un anillo **en 60 "
      "días** desde su entrega\n- pedir que limpien o reparen una pieza\n\nLas piezas a medida y las "
      "grabadas "
      "no se pueden devolver, porque se hacen para una sola persona.\n\nPara empezar tengo que encontrar tu "
      "pedido. Envía su número y, para mostrar que es tuyo, su correo electrónico o código postal:",
      "يمكنك\n\n- إرجاع القطعة **خلال 30 يوما** من تسليمها\n- تعديل مقاس الخاتم **خلال 60 يوما** من "
      "تسليمه\n- "
      "تنظيف القطعة أو إصلاحها\n\nالقطع المصنوعة حسب الطلب والمنقوشة لا ترجع، لأنها صنعت لشخص واحد.\n\nللبدء "
      "علي أن أجد طلبك. أرسل رقمه، ولإثبات أنه لك، بريده الإلكتروني أو رمزه البريدي:"},
     {"I cannot cancel or change an order myself, so nothing about it has changed. Please write to the "
      "studio on its contact page as soon as you can, with your order number: the people there can tell you "
      "what is still possible. I can only show you where it stands: say “where is order” and its number.",
      "No puedo cancelar ni cambiar un pedido, así que nada ha cambiado en él. Escribe cuanto antes al "
      "taller en su página de contacto, con tu número de pedido: allí te dirán qué es posible todavía. Yo "
      "solo puedo mostrarte cómo va: di «dónde está mi pedido» y su número.",
      "لا أستطيع إلغاء الطلب أو تغييره بنفسي، فلم يتغير فيه شيء. اكتب إلى المشغل في صفحة التواصل بأسرع ما "
      "يمكن مع رقم طلبك، وسيخبرونك بما هو ممكن. أستطيع فقط أن أريك أين وصل: قل «أين طلبي» مع رقمه."},
     {"- **Gold and platinum**: clean them in lukewarm water with a drop of mild soap and a soft brush, "
      "rinse, and dry with a soft cloth.\n- **Pearls, opals and turquoise**: wipe them with a damp cloth "
      "only.\n- **All pieces**: keep them apart, and away from chlorine and perfume.\n\nFor a repair or a "
      "question about the warranty, please write to the studio on its contact page; I cannot arrange it "
      "here.\n\nDid this help?",
      "- **Oro y platino**: límpialos en agua tibia con una gota de jabón suave y un cepillo blando, aclara "
      "y seca con un paño suave.\n- **Perlas, ópalos y turquesas**: solo con un paño húmedo.\n- **Todas las "
      "piezas**: guárdalas por separado, lejos del cloro y del perfume.\n\nPara una reparación o una "
      "pregunta sobre la garantía, escribe al taller en su página de contacto; yo no puedo gestionarlo "
      "aquí.\n\n¿Te ha servido?",
      "- **الذهب والبلاتين**: نظفها في ماء فاتر مع قطرة صابون لطيف وفرشاة ناعمة، ثم اشطفها وجففها بقماش "
      "ناعم.\n- **اللؤلؤ والأوبال والفيروز**: امسحها بقماش رطب فقط.\n- **كل القطع**: احفظها متفرقة، بعيدا عن "
      "الكلور والعطر.\n\nللتصليح أو لسؤال عن الضمان اكتب إلى المشغل في صفحة التواصل؛ لا أستطيع ترتيب ذلك "
      "هنا.\n\nهل أفادك هذا؟"},
     {"I have no information about payment plans or instalments, so I cannot promise any. The studio can "
      "tell you how you can pay: please ask on its contact page. I can also look for pieces within a budget, "
      "for example “rings up to $500”.",
      "No tengo información sobre planes de pago ni plazos, así que no puedo prometer ninguno. El taller "
      "puede decirte cómo se puede pagar: pregunta en su página de contacto. También puedo buscar piezas "
      "dentro de un presupuesto, por ejemplo «anillos de hasta $500».",
      "ليست عندي معلومات عن التقسيط أو خطط الدفع، فلا أعد بشيء منها. المشغل يخبرك كيف يمكنك الدفع: اسأل في "
      "صفحة التواصل. ويمكنني أن أبحث عن قطع ضمن ميزانية، مثلا «خواتم حتى $500»."},
     {"Hello! I can search our pieces, for example “a ring under $300”, and tell you where an order is. What "
      "can I do for you?",
      "¡Hola! Puedo buscar entre nuestras piezas, por ejemplo «un anillo por menos de $300», y decirte dónde "
      "está un pedido. ¿Qué puedo hacer por ti?",
      "أهلا! أستطيع أن أبحث في قطعنا، مثلا «خاتم بأقل من $300»، وأن أخبرك أين وصل طلبك. بماذا أخدمك؟"},
     {"You are welcome! If there is anything else, just ask.",
      "¡De nada! Si necesitas algo más, pregunta sin más.", "على الرحب والسعة! إن احتجت شيئا آخر فاسأل."},
     {"I am an automatic assistant. I can\n\n- **find pieces**: “a ring under $300”, “rose gold earrings, "
      "ready to ship”\n- **look up an order**: “where is order 10234”\n- take a **return** or a **resize**, "
      "and tell you how to **care** for a piece\n- tell you how to reach a person: “talk to a person”",
      "Soy un asistente automático. Puedo\n\n- **buscar piezas**: «un anillo por menos de $300», «pendientes "
      "de oro rosa, listos para enviar»\n- **consultar un pedido**: «dónde está el pedido 10234»\n- "
      "gestionar una **devolución** o un **cambio de talla**, y decirte cómo **cuidar** una pieza\n- decirte "
      "cómo hablar con "
      "alguien: «hablar con una persona»",
      "أنا مساعد آلي. أستطيع أن\n\n- **أبحث عن قطع**: «خاتم بأقل من $300»، «أقراط ذهب وردي جاهزة للشحن»\n- "
      "**أستعلم عن طلب**: «أين الطلب رقم 10234»\n- أستلم طلب **إرجاع** أو **تعديل مقاس**، وأخبرك كيف "
      "**تعتني** بالقطعة\n- "
      "أخبرك كيف تصل إلى شخص: «التحدث مع شخص»"},
     {"There is nothing to continue yet. Tell me what you are looking for, for example “a necklace in rose "
      "gold”.",
      "Todavía no hay nada que continuar. Dime qué buscas, por ejemplo «un collar de oro rosa».",
      "لا يوجد بعد ما أكمله. قل لي عم تبحث، مثلا «قلادة ذهب وردي»."},
     {"I am not sure what you mean. I can find pieces, for example “a ring under $300” or “a gift in rose "
      "gold”, look up an order (“where is order 10234”), and answer questions about returns and care. Or say "
      "“talk to a person”.",
      "No estoy seguro de lo que quieres decir. Puedo buscar piezas, por ejemplo «un anillo por menos de "
      "$300» o «un regalo de oro rosa», consultar un pedido («dónde está el pedido 10234») y responder "
      "preguntas sobre devoluciones y cuidados. O di «hablar con una persona».",
      "لست متأكدا مما تقصده. أستطيع أن أبحث عن قطع، مثلا «خاتم بأقل من $300» أو «هدية ذهب وردي»، وأن أستعلم "
      "عن طلب («أين الطلب رقم 10234»)، وأن أجيب عن الإرجاع والعناية. أو قل «التحدث مع شخص»."},
     {"I am an automatic assistant. Tell me how to reach you, and a person at the studio will write to you:",
      "Soy un asistente automático. Dime cómo localizarte y una persona del taller te escribirá:",
      "أنا مساعد آلي. أخبرني كيف نصل إليك، وسيكتب إليك شخص من المشغل:"},
     {"I am an automatic assistant, and nobody is at the studio right now. Leave a message, and a person "
      "will write to you when they are back:",
      "Soy un asistente automático, y ahora mismo no hay nadie en el taller. Deja un mensaje y una persona "
      "te escribirá cuando vuelva:",
      "أنا مساعد آلي، ولا أحد في المشغل الآن. اترك رسالة وسيكتب إليك شخص عند عودته:"},
     {"Contact the studio", "Contactar con el taller", "التواصل مع المشغل"},
     {"Write to the people who make the pieces", "Escribe a quienes hacen las piezas",
      "اكتب إلى من يصنعون القطع"},
     {"Thank you for your visit, and goodbye! One question before you go:",
      "¡Gracias por tu visita y hasta pronto! Una pregunta antes de irte:",
      "شكرا لزيارتك وإلى اللقاء! سؤال واحد قبل أن تذهب:"},
     {"Goodbye, and thank you for your visit! If there is anything else, just write.",
      "¡Hasta pronto y gracias por tu visita! Si necesitas algo más, escribe sin más.",
      "إلى اللقاء وشكرا لزيارتك! إن احتجت شيئا آخر فاكتب."},
     {"Thank you! That helps us to get better.", "¡Gracias! Eso nos ayuda a mejorar.",
      "شكرا! هذا يساعدنا على التحسن."},
     {"Thank you, I have got it.", "Gracias, lo he recibido.", "شكرا، وصلني."},
     {"Thank you for telling us. I am sorry that it was not better. If something is still open, the people "
      "at the studio can help: please write to them on the contact page.",
      "Gracias por decírnoslo. Siento que no haya ido mejor. Si queda algo pendiente, el taller puede "
      "ayudarte: escribe en su página de contacto.",
      "شكرا لإخبارنا. يؤسفني أنه لم يكن أفضل. إن بقي شيء مفتوح فالمشغل يساعدك: اكتب في صفحة التواصل."},
     {"Thank you for your rating!", "¡Gracias por tu valoración!", "شكرا لتقييمك!"},
     {"Thank you, I am glad to hear that! One last question:",
      "Gracias, ¡me alegra oírlo! Una última pregunta:", "شكرا، يسعدني سماع ذلك! سؤال أخير:"},
     {"Thank you. Please send the order number or the postal code as well.",
      "Gracias. Envía también el número de pedido o el código postal.",
      "شكرا. أرسل رقم الطلب أو الرمز البريدي أيضا."},
     {"Thank you. Please send the e-mail address of the order as well.",
      "Gracias. Envía también el correo electrónico del pedido.", "شكرا. أرسل البريد الإلكتروني للطلب أيضا."},
     {"I can look your order up. Please send its number and, to show that it is yours, its e-mail address or "
      "postal code. If you do not have the number, e-mail address and postal code together will do.",
      "Puedo consultar tu pedido. Envía su número y, para mostrar que es tuyo, su correo electrónico o "
      "código postal. Si no tienes el número, bastan el correo electrónico y el código postal.",
      "أستطيع أن أستعلم عن طلبك. أرسل رقمه، ولإثبات أنه لك بريده الإلكتروني أو رمزه البريدي. إن لم يكن عندك "
      "الرقم فالبريد الإلكتروني والرمز البريدي معا يكفيان."},
     {"I could not find an order with these details. Please check the order number and the e-mail address or "
      "postal code, and send them again.",
      "No he encontrado ningún pedido con esos datos. Comprueba el número de pedido y el correo electrónico "
      "o el código postal, y envíalos de nuevo.",
      "لم أجد طلبا بهذه البيانات. تأكد من رقم الطلب والبريد الإلكتروني أو الرمز البريدي وأرسلها من جديد."},
     {"An order’s number has 5 to 12 digits, such as 10234 or GG-10234: that is none. Please check it, and "
      "send it with the order’s e-mail address or postal code.",
      "El número de un pedido tiene de 5 a 12 cifras, como 10234 o GG-10234: ese no lo es. Compruébalo y "
      "envíalo con el correo electrónico o el código postal del pedido.",
      "رقم الطلب من 5 إلى 12 رقما، مثل 10234 أو GG-10234، وهذا ليس رقم طلب. تأكد منه وأرسله مع البريد "
      "الإلكتروني أو الرمز البريدي للطلب."},
     {"To show order {} I need to know that it is yours. Please send the e-mail address or the postal code "
      "it was placed with.",
      "Para mostrar el pedido {} necesito saber que es tuyo. Envía el correo electrónico o el código postal "
      "con el que se hizo.",
      "لأعرض الطلب رقم {} أحتاج أن أعرف أنه لك. أرسل البريد الإلكتروني أو الرمز البريدي الذي طلب به."},
     {"Too many details of orders have been tried that were not right, so I have not looked at these. Please "
      "try again later, or talk to a person.",
      "Se han probado demasiados datos de pedidos que no eran correctos, así que no he mirado estos. "
      "Inténtalo "
      "más tarde, o habla con una persona.",
      "جُرّبت بيانات طلبات كثيرة لم تكن صحيحة، فلم أنظر في هذه. حاول لاحقا، أو تحدث مع شخص."},
     {"I cannot answer right now. Please try again.", "Ahora mismo no puedo responder. Inténtalo de nuevo.",
      "لا أستطيع الإجابة الآن. حاول مرة أخرى."},
     {"And for the other thing that you wrote, say “{}”.", "Y para lo otro que has escrito, di «{}».",
      "وللأمر الآخر الذي كتبته قل «{}»."},
     // Returns.
     {"I have found order {} ({}). What can I do for you?",
      "He encontrado el pedido {} ({}). ¿Qué puedo hacer por ti?", "وجدت الطلب {} ({}). بماذا أخدمك؟"},
     {"Return it", "Devolver", "إرجاع"},
     {"Resize it", "Cambiar la talla", "تعديل المقاس"},
     {"Care or repair", "Cuidado o reparación", "عناية أو إصلاح"},
     {"Your number is {}. {}", "Tu número es {}. {}", "رقمك هو {}. {}"},
     {"We will write to you with how to send the ring to our workshop.",
      "Te escribiremos para explicarte cómo enviar el anillo a nuestro taller.",
      "سنكتب إليك كيف ترسل الخاتم إلى مشغلنا."},
     {"We will write to you with a label. Please put this number into the parcel.",
      "Te escribiremos con una etiqueta. Pon este número dentro del paquete.",
      "سنكتب إليك ونرسل بطاقة الشحن. ضع هذا الرقم داخل الطرد."},
     {"We will write to you with how to send the piece to our workshop.",
      "Te escribiremos para explicarte cómo enviar la pieza a nuestro taller.",
      "سنكتب إليك كيف ترسل القطعة إلى مشغلنا."},
     {"Order {}: The order has not been delivered yet.", "Pedido {}: todavía no se ha entregado.",
      "الطلب {}: لم يسلم بعد."},
     {"{} If you see it differently, a person at the studio can look at it with you.",
      "{} Si lo ves de otra manera, una persona del taller puede mirarlo contigo.",
      "{} إن كنت ترى غير ذلك فيمكن لشخص من المشغل أن ينظر فيه معك."},
     {"The order has not been delivered yet.", "El pedido todavía no se ha entregado.", "لم يسلم الطلب بعد."},
     {"The time for this is over: it is counted from the day of delivery.",
      "El plazo para esto ha terminado: se cuenta desde el día de la entrega.",
      "انتهت المدة المسموح بها، وهي تحسب من يوم التسليم."},
     {"{}: A piece of this kind cannot be resized.",
      "{}: una pieza de este tipo no se puede ajustar de talla.",
      "{}: لا يمكن تعديل مقاس قطعة من هذا النوع."},
     {"{}: A piece that was made to measure cannot be returned, because it was made for one person.",
      "{}: una pieza hecha a medida no se puede devolver, porque se hizo para una sola persona.",
      "{}: القطعة المصنوعة حسب الطلب لا ترجع، لأنها صنعت لشخص واحد."},
     {"{}: An engraved piece cannot be returned, because it was made for one person.",
      "{}: una pieza grabada no se puede devolver, porque se hizo para una sola persona.",
      "{}: القطعة المنقوشة لا ترجع، لأنها صنعت لشخص واحد."},
     {"That was a while ago: please show me once more that the order is yours.",
      "De eso hace ya un rato: demuéstrame otra vez que el pedido es tuyo.",
      "مضى على ذلك وقت: أثبت لي مرة أخرى أن الطلب لك."},
     {"Please tell me the new size as well.", "Dime también la nueva talla.", "أخبرني بالمقاس الجديد أيضا."},
     {"You have asked for that already: its number stands above, and nothing more is needed.",
      "Eso ya lo has pedido: su número está más arriba, y no hace falta nada más.",
      "لقد طلبت ذلك من قبل: رقمه مذكور أعلاه، ولا يلزم شيء آخر."},
     {"That has been asked for already, and has its number: nothing more is needed. A person at the studio "
      "can look it up for you.",
      "Eso ya se ha pedido y tiene su número: no hace falta nada más. Una persona del taller puede buscarlo "
      "por ti.",
      "سبق أن طلب ذلك وله رقم: لا يلزم شيء آخر. يمكن لشخص من المشغل أن يبحث عنه لك."},
     {"Return or resize it", "Devolverlo o cambiar la talla", "إرجاعه أو تعديل مقاسه"},
     // News of an order.
     {"Send me updates", "Avísame de los cambios del pedido", "أبلغني بمستجدات الطلب"},
     {"Order {} has been delivered: there is nothing more to tell about it.",
      "El pedido {} se ha entregado: no hay nada más que contar de él.",
      "تم تسليم الطلب {}: لا يوجد شيء آخر يقال عنه."},
     {"Where shall we write to about order {}? By e-mail, or by SMS to your phone. Nobody writes to you "
      "unless "
      "you agree.",
      "¿Adónde te escribimos sobre el pedido {}? Por correo electrónico o por SMS a tu teléfono. Nadie te "
      "escribe si no estás de acuerdo.",
      "إلى أين نكتب إليك بشأن الطلب {}؟ بالبريد الإلكتروني أو برسالة إلى هاتفك. لا يكتب إليك أحد إلا "
      "بموافقتك."},
     {"Yes, write to me about order {}", "Sí, escríbanme sobre el pedido {}",
      "نعم، اكتبوا إلي بشأن الطلب {}"},
     {"Please tell me an e-mail address or a phone number as well.",
      "Dime también un correo electrónico o un número de teléfono.",
      "أخبرني أيضا ببريد إلكتروني أو رقم هاتف."},
     {"That does not look like a phone number. Please check it.",
      "Eso no parece un número de teléfono. Compruébalo.", "هذا لا يبدو رقم هاتف. تأكد منه."},
     {"Thank you. I have noted that the studio may write to {} and {} about order {}, and about nothing "
      "else.",
      "Gracias. He anotado que el taller puede escribir a {} y a {} sobre el pedido {}, y sobre nada más.",
      "شكرا. سجلت أن المشغل يجوز له أن يكتب إلى {} و {} بشأن الطلب {}، ولا شيء غيره."},
     {"Thank you. I have noted that the studio may write to {} about order {}, and about nothing else.",
      "Gracias. He anotado que el taller puede escribir a {} sobre el pedido {}, y sobre nada más.",
      "شكرا. سجلت أن المشغل يجوز له أن يكتب إلى {} بشأن الطلب {}، ولا شيء غيره."},
     // What the service says itself, around the concierge.
     {"Thank you! Your request is {}. {}", "¡Gracias! Tu solicitud es {}. {}", "شكرا! طلبك هو {}. {}"},
     {"A person will write to you by e-mail as soon as it is your turn.",
      "Una persona te escribirá por correo electrónico en cuanto sea tu turno.",
      "سيكتب إليك شخص بالبريد الإلكتروني حالما يحين دورك."},
     {"Nobody is there right now: a person will write to you by e-mail when we are back.",
      "Ahora mismo no hay nadie: una persona te escribirá por correo electrónico cuando volvamos.",
      "لا يوجد أحد الآن: سيكتب إليك شخص بالبريد الإلكتروني عند عودتنا."},
     {"Hello! Before I answer: whom am I talking to?", "¡Hola! Antes de responder: ¿con quién hablo?",
      "أهلا! قبل أن أجيب: مع من أتحدث؟"},
     {"You have ended this conversation. Thank you for writing to us!",
      "Has terminado esta conversación. ¡Gracias por escribirnos!",
      "لقد أنهيت هذه المحادثة. شكرا لمراسلتنا!"},
     // What is chosen of a form for pieces.
     {"Ring", "Anillo", "خاتم"},
     {"Necklace", "Collar", "قلادة"},
     {"Bracelet", "Pulsera", "سوار"},
     {"Yellow gold", "Oro amarillo", "ذهب أصفر"},
     {"White gold", "Oro blanco", "ذهب أبيض"},
     {"Rose gold", "Oro rosa", "ذهب وردي"},
     {"Platinum", "Platino", "بلاتين"},
     {"Ready to ship", "Lista para enviar", "جاهزة للشحن"},
     {"Made to order", "Por encargo", "حسب الطلب"},
     {"A ring under $300", "Un anillo por menos de $300", "خاتم بأقل من $300"},
     {"Help me choose", "Ayúdame a elegir", "ساعدني في الاختيار"},
     {"Where is my order?", "¿Dónde está mi pedido?", "أين طلبي؟"},
     {"Talk to a person", "Hablar con una persona", "التحدث مع شخص"},
     {"Rings", "Anillos", "خواتم"},
     {"Necklaces", "Collares", "قلائد"},
     {"Earrings", "Pendientes", "أقراط"},
     {"Bracelets", "Pulseras", "أساور"},
     {"That’s all, thanks", "Eso es todo, gracias", "هذا كل شيء، شكرا"},
     {"Show me gifts", "Muéstrame regalos", "أرني هدايا"},
     {"Yes, that helped", "Sí, me ha ayudado", "نعم، أفدتني"},
     {"No, I need a person", "No, quiero hablar con una persona", "لا، أريد التحدث مع شخص"},
     {"In rose gold", "En oro rosa", "بالذهب الوردي"},
     {"In yellow gold", "En oro amarillo", "بالذهب الأصفر"},
     {"In white gold", "En oro blanco", "بالذهب الأبيض"},
     {"In platinum", "En platino", "بالبلاتين"},
     {"More", "Más", "المزيد"},
     {"any metal", "cualquier metal", "أي معدن"},
     {"any stone", "cualquier piedra", "أي حجر"},
     {"any style", "cualquier estilo", "أي ستايل"},
     {"any piece", "cualquier pieza", "أي قطعة"},
     {"no rush", "sin prisa", "لست مستعجلا"},
     {"Under ${}", "Por menos de ${}", "بأقل من ${}"},
     {"Over ${}", "Más de ${}", "أكثر من ${}"},
     {"Up to ${}", "Hasta ${}", "حتى ${}"},
     {"up to ${}", "hasta ${}", "حتى ${}"},
     // A piece of an order, or all of it. The least that a sentence can say comes last.
     {"All of order {}", "Todo el pedido {}", "كل الطلب {}"},
     {"{}, order {}", "{}, pedido {}", "{}، الطلب {}"}});

}  // namespace

std::span<const Sentence> sentences() {
  return kSentences;
}

}  // namespace pipit::concierge
